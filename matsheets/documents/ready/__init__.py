"""Written by doc_templates/source/build.py; do not edit."""

#: The version of Jinja whose code these modules are.
JINJA = "3.1.6"
#: By a template's hash, the module that it was compiled to.
MODULES = {'1a25780635756413eb4eaad30099e40cc4c0df4d6e2e400a1c3bede6e2986395': 'development_plan',
 'a53be34bde57b05e417ae167a406868c05d9c1fa7e5543a09a6d84c85ac0788f': 'trust_partnership_sla'}
