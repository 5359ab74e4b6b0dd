"""Written by doc_templates/source/build.py; do not edit."""

#: The version of Jinja that wrote these modules.
JINJA = "3.1.6"
#: By a template's hash, the module that it was compiled to.
MODULES = {'7506c63e18791864e933e4a416633f9f031887382eb2e3c6b5d60846ea322028': 'trust_partnership_sla',
 'b473d11505b1d265348db6fa0db9d88089554472d7f44601534014423cf6c361': 'development_plan',
 'ead10fddb9ee012757cbbe22cdf456e21660fb19e0748fa5988a3918c28344f2': 'diagnostic_summary'}
