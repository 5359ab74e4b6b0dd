"""Written by doc_templates/source/build.py; do not edit."""

#: The version of Jinja that wrote these modules.
JINJA = "3.1.6"
#: By a template's hash, the module that it was compiled to.
MODULES = {'94fd6f5d337446205c41e2df6dd3407aacb1140c7f1851dac83e08aae7e8f4b7': 'trust_partnership_sla',
 '9c736dfaeeb2349d62bea439e66b83df113ac33e1f7b108a2ff6ba09fa6cf06e': 'diagnostic_summary',
 'd211612fc2cac6386ce4bbdbc1c5e2f827a3e0bddea86c1130be1e5dfeb2be11': 'development_plan'}
