"""Questions in, what a peer answers out: `answer.py ENGINE QUESTIONS ANSWERS`, one JSON value a line in both.

ENGINE is `nomenklatura` (candidates from its own index, at most 50, scored with logic-v2, a hit from .7: what yente does) or
`floor` (names folded to ASCII, words sorted, rapidfuzz ratio, a hit from 85). Judges nothing: every measure is computed from the
answers, the same way for each engine. Times are CPU seconds of this process, which runs on one thread.
"""

import time

BEGUN = time.process_time()

import itertools
import json
import os
import resource
import sys
import tempfile
from pathlib import Path

# Parties scored for one name.
CANDIDATES = 50
# Parties answered.
ANSWERED = 10
# Names asked of the index at once: as many as the whole is faster, this many fit in memory.
BATCH = 20_000
SCHEMA = {"person": "Person", "vessel": "Vessel", "aircraft": "Airplane", "organisation": "Organization"}
PARTS = {"first": "firstName", "middle": "middleName", "last": "lastName", "father": "fatherName"}


class Nomenklatura:
    hit = 700

    def __init__(self):
        os.environ.setdefault("NOMENKLATURA_DUCKDB_THREADS", "1")
        from followthemoney import Dataset, StatementEntity, ValueEntity
        from nomenklatura.blocker.index import Index
        from nomenklatura.matching.logic_v2.model import LogicV2
        from nomenklatura.store import SimpleMemoryStore

        try:
            from nomenklatura.resolver.linker import Linker
        except ImportError:
            from nomenklatura.resolver import Linker
        self.index_of, self.store_of, self.linker_of = Index, SimpleMemoryStore, Linker
        self.value, self.statement, self.logic = ValueEntity, StatementEntity, LogicV2
        self.dataset = Dataset.make({"name": "x", "title": "x"})
        self.config = LogicV2.default_config()
        self.numbers = itertools.count()

    def versions(self):
        import importlib.metadata as metadata

        return {name: metadata.version(name) for name in ("nomenklatura", "rigour", "followthemoney")}

    def entity(self, asked, own=None):
        """Names are kept by id inside the peer: every question needs an id of its own."""
        properties = {}
        for text, kind in asked["names"]:
            place = {"primary": "name", "weak": "weakAlias"}.get(kind) or PARTS.get(kind, "alias")
            properties.setdefault(place, []).append(text)
        if "name" not in properties and not any(p in properties for p in PARTS.values()):
            properties["name"] = (properties.get("alias") or properties.get("weakAlias") or [])[:1]
        is_person = asked["kind"] == "person"
        if asked.get("born"):
            properties["birthDate" if is_person else "incorporationDate"] = asked["born"]
        if asked.get("countries"):
            properties["country"] = [c.lower() for c in asked["countries"] if len(c) == 2]
        schema = asked.get("schema") or SCHEMA.get(asked["kind"], "LegalEntity")
        if schema in ("Vessel", "Airplane"):
            properties.pop("incorporationDate", None)
        return {"id": own or f"q{next(self.numbers)}", "schema": schema, "properties": properties, "datasets": ["x"]}

    def compare(self, first, second):
        one, other = (self.value.from_dict(self.entity(side)) for side in (first, second))
        return round(1000 * self.logic.compare(one, other, self.config).score)

    def load(self, parties):
        entities = [self.entity(party, party["id"].replace(":", "-")) for party in parties]
        self.ids = {party["id"].replace(":", "-"): party["id"] for party in parties}
        store = self.store_of(self.dataset, self.linker_of({}))
        with store.writer() as writer:
            for entity in entities:
                writer.add_entity(self.statement.from_data(self.dataset, entity, cleaned=True))
        self.index = self.index_of(store.default_view(), Path(tempfile.mkdtemp()))
        self.index.build()
        self.parties = {entity["id"]: self.value.from_dict(entity) for entity in entities}

    def screen(self, asked):
        for start in range(0, len(asked), BATCH):
            entities = [self.entity(one) for one in asked[start : start + BATCH]]
            given = [self.statement.from_data(self.dataset, entity, cleaned=True) for entity in entities]
            candidates = {
                query.id: [str(match.id) for match, _ in matches][:CANDIDATES]
                for query, matches in self.index.match_entities(given)
            }
            for entity in entities:
                query = self.value.from_dict(entity)
                scored = [
                    (round(1000 * self.logic.compare(query, self.parties[one], self.config).score), self.ids[one])
                    for one in candidates.get(entity["id"], [])
                    if one in self.parties
                ]
                yield sorted(scored, reverse=True)[:ANSWERED]


class Floor:
    hit = 850

    def __init__(self):
        from rapidfuzz import fuzz, process
        from text_unidecode import unidecode

        self.ratio, self.extract, self.ascii = fuzz.ratio, process.extract, unidecode

    def versions(self):
        import importlib.metadata as metadata

        return {"rapidfuzz": metadata.version("rapidfuzz")}

    def fold(self, text):
        letters = "".join(c if c.isalnum() else " " for c in self.ascii(text).lower())
        return " ".join(sorted(letters.split()))

    def whole(self, asked):
        return self.fold(" ".join(text for text, kind in asked["names"] if kind in PARTS) or asked["names"][0][0])

    def compare(self, first, second):
        return round(10 * self.ratio(self.whole(first), self.whole(second)))

    def load(self, parties):
        self.owners = [party["id"] for party in parties for _ in party["names"]]
        self.names = [self.fold(text) for party in parties for text, _ in party["names"]]

    def screen(self, asked):
        for one in asked:
            best = {}
            for _, score, place in self.extract(self.whole(one), self.names, scorer=self.ratio, processor=None, limit=40):
                best.setdefault(self.owners[place], round(10 * score))
            yield sorted(((score, party) for party, score in best.items()), reverse=True)[:ANSWERED]


def main(engine, questions, answers):
    peer = {"nomenklatura": Nomenklatura, "floor": Floor}[engine]()
    imported = time.process_time() - BEGUN
    # The first comparison loads the peer's tables.
    warm = {"kind": "person", "names": [["Jon Exampel", "primary"]]}
    peer.compare(warm, warm)
    ready = time.process_time() - BEGUN
    with open(questions, encoding="utf-8") as asked, open(answers, "w", encoding="utf-8") as out:

        def tell(**value):
            out.write(json.dumps(value, ensure_ascii=False) + "\n")
            out.flush()

        tell(versions=peer.versions(), imported_s=imported, ready_s=ready, hit=peer.hit)
        for line in asked:
            step = json.loads(line)
            begun = time.process_time()
            if step["do"] == "pairs":
                scores = [peer.compare(first, second) for first, second in step["pairs"]]
                tell(step=step["name"], cpu_s=time.process_time() - begun, scores=scores)
                continue
            peer.load(step["parties"])
            loaded = time.process_time()
            found = list(peer.screen(step["asked"]))
            spent = time.process_time() - loaded
            tell(step=step["name"], load_s=loaded - begun, cpu_s=spent, found=found)
            print(f"{engine} {step['name']}: {len(found)} names, {len(found) / max(spent, 1e-9):.0f} a second", file=sys.stderr)
        tell(peak_mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


main(*sys.argv[1:])
