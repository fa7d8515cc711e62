"""Checks an exported record with nothing of ours: the formats are in docs/formats/record.md.

In: the folder of a copy. Out: its root and the entries compared, or the first that differs. Does not
check the signature: openssl does, see docs/guide/verify-offline.md.
"""

import base64
import hashlib
import pathlib
import sys

copy = pathlib.Path(sys.argv[1])
origin, size, root = (copy / "checkpoint").read_text().split("\n")[:3]
size = int(size)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def bundle(number):
    """The file of 256 commitments, or of the rest: tile/entries/x001/234.p/56."""
    digits = f"{number:03}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    path = "/".join(["x" + group for group in groups[:-1]] + [groups[-1]])
    width = min(256, size - number * 256)
    return copy / "tile/entries" / (path if width == 256 else f"{path}.p/{width}")


def tree(leaves):
    """RFC 6962, 2.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha()
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return sha(b"\x01", tree(leaves[:split]), tree(leaves[split:]))


packed = b"".join(bundle(number).read_bytes() for number in range(-(-size // 256)))
commitments = [packed[at + 2 : at + 34] for at in range(0, len(packed), 34)]
if tree([sha(b"\x00", one) for one in commitments]) != base64.b64decode(root):
    sys.exit("the commitments do not give the root in the checkpoint")
compared = 0
for entry, commitment in enumerate(commitments):
    event, salt = (copy / f"entries/{entry:08}.{kind}" for kind in ("json", "salt"))
    if event.exists() != salt.exists():
        sys.exit(f"entry {entry}: one of its two files is missing")
    if event.exists():
        salt = bytes.fromhex(salt.read_text())
        if sha(b"chancery/event/v1", salt, event.read_bytes()) != commitment:
            sys.exit(f"entry {entry}: the event does not match its commitment")
        compared += 1
print(f"{origin}: {size} entries, {compared} compared, root {root}")
