"""Written by doc_templates/source/build.py; do not edit."""

#: The version of Jinja that wrote these modules.
JINJA = "3.1.6"
#: By a template's hash, the module that it was compiled to.
MODULES = {'9b313f9b386fde8bd4c2874da680df8ba98557bcef1692614d165a301eb0cde0': 'diagnostic_summary',
 'b473d11505b1d265348db6fa0db9d88089554472d7f44601534014423cf6c361': 'development_plan',
 'cad3287ec3e2da1c0fbf7471b6f1ebff97b42db7706b61654c33ded588e8beea': 'trust_partnership_sla'}
