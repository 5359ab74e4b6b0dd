"""The templates that earlier versions shipped, by the SHA-256 of their bytes, which their documents carry.

Why: a document that was made from one is nobody's own work of design, so its reader is not asked for a template that only an
earlier matsheets has.
"""

from __future__ import annotations

#: Those that print what today's print on a framework with the usual words: a document made from one is made again from today's.
#: One whose text or tables are changed afterwards leaves this list for the one below.
PRINT_AS_TODAY = frozenset(
    {
        "fc1ba47311070762d51d0d7847f78502063883a513897b1ee1b62ec8d9abd0d8",  # comparison
        "d39a77f4294b03b7d6d60121082a640931c9f300d60a0f11c28ea4e41519bda8",  # joint-plan
        "3dcd27035b8dea95808e24c1db36445b0ae2bce8b1802907433f6373d2e4ffdc",  # meeting-paper
        "b8588043a488395f2c63a9db99e5d9446e61412b0782eae8b2f63271b213af94",  # shared-review
    }
)
FORMER_TEMPLATES = PRINT_AS_TODAY | frozenset(
    {
        # development plan
        "239ca8c5d1ac0fc347eaa8a58926285e3d67b72d522a28c8c49fba8ffab7d7f4",
        "c1fd5e98ad0ccfa977d3c778fc53d27177a933f9b740cdf92cf0a0c4be542db4",
        "e21979f83e8df00484c1bbe83dd6869b649b7033e60bb091a53b1cc917dc99a7",
        "77fb1fd8eefcd33d5185508f81a8ad24c6254c1851edffaff3b4826f9682d434",
        # diagnostic summary
        "99b6293c4d6c2e8ea98452eb111c5867ade0808fbf950aab538cad6c5b695aef",
        "3189a7f12b509de2f5a6f070d10cf9ba0a893d9d3fc523b1036d3243253f26c3",
        "cdc376599ab98f6b18f3e6f00a0ffeedba74aa30099eac1aaf69e913b191e734",
        "c7fefabbc7a4c78b2a2942bd0aafcecdc56a249b535f3fba241fbbadc04704b0",
        "52b46da2ec75af52faaad176c48d79c2875ca058324ff019babfde398f5586d6",
        # trust partnership agreement
        "466b42af39c7003659ff369727391694a81c30671bebac49c5cba3a6cea7c3da",
        "b5d7951f93cc8856ef5280bbc55095247f0d1547a5c82298c6412bba279f2782",
        "4b32ee0bf891aea01383ba4e9acb94a0191ec12bef44dc4a9839927aa081bdc9",
        # diagnostic evidence
        "3f7855b3dc4fb1f37a76f416f2e11a1ba435e0be6c45ee04eaa6fdf2e80d3c4e",
        # pooled paper
        "8924c4f551f2da30a59d11d832683697507c3ee3b4ff359737be92bb4982359a",
        # programme paper
        "35e1a47efe000c4c41732211c35d37c202353f3c0e8617d257bf0b6a1072b17f",
        # progress update
        "93a72a8a3558cbba580bdcbb378d5bd63860e30e1e8ed00e2c62a77924a4f426",
        # board page
        "94173e2a8d890855da7fd7b36ff1c8befa6a8d5a85634e1969c78f929d86cee2",
        # programme page
        "19955d0b6bb54d2ecd6a5a11a1a09a6cb6c85ae24e5efbca0cfdb71e524cdb75",
    }
)
