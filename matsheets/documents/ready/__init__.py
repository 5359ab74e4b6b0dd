"""Written by doc_templates/source/build.py; do not edit."""

#: The version of Jinja that wrote these modules.
JINJA = "3.1.6"
#: By a template's hash, the module that it was compiled to.
MODULES = {'45826a2c362eea5e35e91b5df62b8f7f01667e0916b47d7cf3383b71b2deef17': 'diagnostic_summary',
 '94fd6f5d337446205c41e2df6dd3407aacb1140c7f1851dac83e08aae7e8f4b7': 'trust_partnership_sla',
 'd211612fc2cac6386ce4bbdbc1c5e2f827a3e0bddea86c1130be1e5dfeb2be11': 'development_plan'}
