"""Written by doc_templates/source/build.py; do not edit."""

#: The version of Jinja that wrote these modules.
JINJA = "3.1.6"
#: By a template's hash, the module that it was compiled to.
MODULES = {'3189a7f12b509de2f5a6f070d10cf9ba0a893d9d3fc523b1036d3243253f26c3': 'diagnostic_summary',
 '466b42af39c7003659ff369727391694a81c30671bebac49c5cba3a6cea7c3da': 'trust_partnership_sla',
 'e21979f83e8df00484c1bbe83dd6869b649b7033e60bb091a53b1cc917dc99a7': 'development_plan'}
