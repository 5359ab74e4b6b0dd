"""The Word templates that earlier versions shipped, by the SHA-256 of their bytes, which their documents carry.

Why: a document that was made from one is nobody's own work of design, so its reader is not asked for a template that only an
earlier matsheets has.
"""

from __future__ import annotations

FORMER_TEMPLATES = frozenset(
    {
        # development plan
        "c1fd5e98ad0ccfa977d3c778fc53d27177a933f9b740cdf92cf0a0c4be542db4",
        "e21979f83e8df00484c1bbe83dd6869b649b7033e60bb091a53b1cc917dc99a7",
        "77fb1fd8eefcd33d5185508f81a8ad24c6254c1851edffaff3b4826f9682d434",
        # diagnostic summary
        "3189a7f12b509de2f5a6f070d10cf9ba0a893d9d3fc523b1036d3243253f26c3",
        "cdc376599ab98f6b18f3e6f00a0ffeedba74aa30099eac1aaf69e913b191e734",
        "c7fefabbc7a4c78b2a2942bd0aafcecdc56a249b535f3fba241fbbadc04704b0",
        "52b46da2ec75af52faaad176c48d79c2875ca058324ff019babfde398f5586d6",
        # trust partnership agreement
        "466b42af39c7003659ff369727391694a81c30671bebac49c5cba3a6cea7c3da",
        "b5d7951f93cc8856ef5280bbc55095247f0d1547a5c82298c6412bba279f2782",
    }
)
