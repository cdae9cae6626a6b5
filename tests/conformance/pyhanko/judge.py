"""Says as JSON what pyHanko thinks of each signature of each file. Nothing is fetched.

judge.py ROOT.pem FILE.pdf…

For a file with a DSS, revocation must be proved by what is in it; for one without, it is not asked about.
"""

import json
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore, validate_pdf_signature, validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext


def context(reader, root):
    rules = {"trust_roots": [root], "allow_fetching": False}
    if "/DSS" not in reader.root:
        return ValidationContext(**rules, revocation_mode="soft-fail")
    store = DocumentSecurityStore.read_dss(reader)
    return store.as_validation_context({**rules, "revocation_mode": "require"})


def judged(path, root):
    with open(path, "rb") as file:
        reader = PdfFileReader(file)
        said = []
        for signature in reader.embedded_regular_signatures:
            status = validate_pdf_signature(signature, signer_validation_context=context(reader, root), ts_validation_context=context(reader, root))
            stamp = status.timestamp_validity
            said.append(
                {
                    "kind": "signature",
                    "verdict": bool(status.bottom_line),
                    "coverage": status.coverage.name,
                    "changes": status.modification_level.name,
                    "certified": status.docmdp_ok,
                    "stamped": None if stamp is None else bool(stamp.valid and stamp.trusted),
                    "time": signature.self_reported_timestamp is not None,
                }
            )
        for signature in reader.embedded_timestamp_signatures:
            status = validate_pdf_timestamp(signature, validation_context=context(reader, root))
            said.append({"kind": "timestamp", "verdict": bool(status.valid and status.trusted), "coverage": status.coverage.name})
        return said


root = load_cert_from_pemder(sys.argv[1])
answers = {}
for path in sys.argv[2:]:
    try:
        answers[path] = judged(path, root)
    except Exception as error:  # whatever pyHanko does not take is its refusal
        answers[path] = [{"kind": "signature", "verdict": False, "why": str(error)}]
print(json.dumps(answers))
