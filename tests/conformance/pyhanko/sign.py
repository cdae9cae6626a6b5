"""Signs files with pyHanko, as another program than ours would.

sign.py JOBS.json, a list of {"in", "out", "how", "key", "certificate", "chain", "root", "tsa"}; `how` is one of the names below.
"""

import json
import sys

from pyhanko.keys import load_cert_from_pemder, load_certs_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers, timestamps
from pyhanko.sign.validation import add_validation_info
from pyhanko_certvalidator import ValidationContext


def context(job):
    return ValidationContext(
        trust_roots=[load_cert_from_pemder(job["root"])],
        other_certs=list(load_certs_from_pemder([job["chain"]])),
        allow_fetching=True,
        revocation_mode="soft-fail",
    )


def sign(job, box=None, lock=None, **about):
    signer = signers.SimpleSigner.load(job["key"], job["certificate"], ca_chain_files=[job["chain"]])
    stamper = timestamps.HTTPTimeStamper(job["tsa"]) if about.pop("stamp", False) else None
    with open(job["in"], "rb") as file:
        writer = IncrementalPdfFileWriter(file)
        name = f"Other{len(list(fields.enumerate_sig_fields(writer)))}"
        spec = fields.SigFieldSpec(sig_field_name=name, box=box, field_mdp_spec=lock)
        if about.get("embed_validation_info"):
            about["validation_context"] = context(job)
        meta = signers.PdfSignatureMetadata(field_name=name, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256", **about)
        with open(job["out"], "wb") as out:
            signers.PdfSigner(meta, signer=signer, timestamper=stamper, new_field_spec=spec).sign_pdf(writer, output=out)


def store(job):
    with open(job["in"], "rb") as file, open(job["out"], "wb") as out:
        signature = PdfFileReader(file).embedded_regular_signatures[-1]
        add_validation_info(signature, context(job), output=out)


def renew(job):
    with open(job["in"], "rb") as file, open(job["out"], "wb") as out:
        stamper = signers.PdfTimeStamper(timestamps.HTTPTimeStamper(job["tsa"]))
        stamper.update_archival_timestamp_chain(PdfFileReader(file), context(job), in_place=False, output=out)


certified = {"certify": True}
permissions = fields.MDPPerm
ways = {
    "sign": sign,
    "seal": lambda job: sign(job, box=(72, 200, 260, 260)),
    "certify-1": lambda job: sign(job, **certified, docmdp_permissions=permissions.NO_CHANGES),
    "certify-2": lambda job: sign(job, **certified, docmdp_permissions=permissions.FILL_FORMS),
    "certify-3": lambda job: sign(job, **certified, docmdp_permissions=permissions.ANNOTATE),
    "lock-all": lambda job: sign(job, lock=fields.FieldMDPSpec(fields.FieldMDPAction.ALL)),
    "stamp": lambda job: sign(job, stamp=True),
    "lta": lambda job: sign(job, stamp=True, embed_validation_info=True, use_pades_lta=True),
    "store": store,
    "renew": renew,
}
with open(sys.argv[1]) as jobs:
    for job in json.load(jobs):
        ways[job["how"]](job)
