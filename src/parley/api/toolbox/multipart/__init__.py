"""Bodies of `multipart/form-data`, streamed: texts are kept in memory, files go straight into the vault.

The usual parser drops a part whose closing boundary never came and says nothing: here the end of the body is checked.
"""

from parley.api.toolbox.multipart.form import Form, FormRules, Upload, read_form

__all__ = ["Form", "FormRules", "Upload", "read_form"]
