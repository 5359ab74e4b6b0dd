"""Written by doc_templates/source/build.py; do not edit."""

#: The version of Jinja that wrote these modules.
JINJA = "3.1.6"
#: By a template's hash, the module that it was compiled to.
MODULES = {'45826a2c362eea5e35e91b5df62b8f7f01667e0916b47d7cf3383b71b2deef17': 'diagnostic_summary',
 '6b405c752be2ba1dc173f616dff364a3f1d52652f71868b426adb459301b1e87': 'development_plan',
 '94fd6f5d337446205c41e2df6dd3407aacb1140c7f1851dac83e08aae7e8f4b7': 'trust_partnership_sla'}
