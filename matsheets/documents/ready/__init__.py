"""Written by doc_templates/source/build.py; do not edit."""

#: The version of Jinja whose code these modules are.
JINJA = "3.1.6"
#: By a template's hash, the module that it was compiled to.
MODULES = {'6b98d20e121c5cb3ac7ccc1c1c24f68b1107c64427213acb93cc8b2b762a4a4c': 'trust_partnership_sla',
 '87822954c2e510618497a3deafa301e51fb5a12011c3f7d8946cd3620be76bf4': 'diagnostic_summary',
 'aec8ecd9783e42fa78a312bb40d59f8be44a30ce66b7a57e8bec0aae6e7c1047': 'development_plan'}
