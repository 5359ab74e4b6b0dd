"""Written by doc_templates/source/build.py; do not edit."""

#: The version of Jinja whose code these modules are.
JINJA = "3.1.6"
#: By a template's hash, the module that it was compiled to.
MODULES = {'6b98d20e121c5cb3ac7ccc1c1c24f68b1107c64427213acb93cc8b2b762a4a4c': 'trust_partnership_sla',
 '73821787bde6de6b9781739f402b231c1c34e67897a1a0c07cbd9c422ba882df': 'diagnostic_summary',
 'd211612fc2cac6386ce4bbdbc1c5e2f827a3e0bddea86c1130be1e5dfeb2be11': 'development_plan'}
