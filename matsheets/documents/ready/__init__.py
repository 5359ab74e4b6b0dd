"""Written by doc_templates/source/build.py; do not edit."""

#: The version of Jinja that wrote these modules.
JINJA = "3.1.6"
#: By a template's hash, the module that it was compiled to.
MODULES = {'438c87b0c112af88e467dc1cfeb14ead544f2306aeff6860c18c62f4bee0625f': 'diagnostic_summary',
 '848038fe49f6d6757e81b77d37d0a94aaf9df233f05df6c90d708766400814b5': 'trust_partnership_sla',
 'd211612fc2cac6386ce4bbdbc1c5e2f827a3e0bddea86c1130be1e5dfeb2be11': 'development_plan'}
