"""Written by doc_templates/source/build.py; do not edit."""

#: The version of Jinja whose code these modules are.
JINJA = "3.1.6"
#: By a template's hash, the module that it was compiled to.
MODULES = {'d60a6da156c26eb34cd5306e70918a9e26f653624efabeea27b8f79230a6f665': 'diagnostic_summary',
 'd77398b9759e5ee6df7be1c7d601dfdc1c37bf3076a481309f0a0cbf2ce5cdc3': 'development_plan',
 'f4e2b4f40a07174b927902302ee2af7c2e55045910a79e1cad4f2f61290137ed': 'trust_partnership_sla'}
