"""The tiny world of counting problems, read from the one file that the Go generator reads too.

A problem is a shape with people, things and numbers filled in; a telling says how it is put into words: which facts
are stated, vague or left out, in which order, with which irrelevant sentences between them."""
import json
import os
import random
import zlib
from dataclasses import dataclass, field

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../../probes/counting/world.json")
WORLD = json.load(open(PATH, encoding="utf-8"))
NAMES, ITEMS, CONTAINERS = WORLD["names"], WORLD["items"], WORLD["containers"]
OUTSIDE, ANSWER_PROMPT = WORLD["outside"], WORLD["answer_prompt"]
MODULUS, EVALUATION = WORLD["split"]["modulus"], WORLD["split"]["evaluation"]


class Shape:
    def __init__(self, raw):
        self.raw, self.id, self.held_out = raw, raw["id"], raw.get("held_out", False)
        self.facts, self.questions, self.steps, self.orders = raw["facts"], raw["questions"], raw["steps"], raw["orders"]
        self.absent_questions = raw.get("absent_questions", self.questions)
        self.vars = sorted(f["var"] for f in self.facts)
        text = json.dumps(raw)
        self.uses = {k: "{%s}" % k in text for k in ("n", "m", "o", "items", "boxes")}

    def values(self, i):
        f = self.facts[i]
        return range(f["lo"], f["hi"] + 1, f.get("step", 1))


SHAPES = [Shape(s) for s in WORLD["shapes"]]
TRAINED = [s for s in SHAPES if not s.held_out]
HELD_OUT = [s for s in SHAPES if s.held_out]


def work(shape, values):
    """The steps as (left, op, right, result), or None where a result is no whole number from 0 to `most`."""
    env, out = dict(values), []
    for k, (left, op, right) in enumerate(shape.steps, 1):
        l, r = env[left], env[right]
        if op == "/":
            if r == 0 or l % r:
                return None
            res = l // r
        else:
            res = l * r if op == "x" else l + r if op == "+" else l - r
        if not 0 <= res <= WORLD["most"]:
            return None
        env[f"r{k}"] = res
        out.append((l, op, r, res))
    return out


@dataclass
class Problem:
    shape: Shape
    slots: dict
    values: dict
    steps: list = field(default=None)

    def __post_init__(self):
        self.steps = work(self.shape, self.values)
        self.env = {**self.slots, **self.values}

    @property
    def answer(self):
        return self.steps[-1][3]

    def fill(self, template):
        return template.format(**self.env)

    def fact(self, i, key, k=None):
        t = self.shape.facts[i][key]
        return self.fill(t if k is None else t[k])

    def value(self, i):
        return self.values[self.shape.facts[i]["var"]]

    def having(self, i, value):
        return Problem(self.shape, self.slots, {**self.values, self.shape.facts[i]["var"]: value})

    def readings(self, i):
        """Every value of fact i that keeps the problem valid, ascending."""
        return [v for v in self.shape.values(i) if self.having(i, v).steps is not None]

    def solution(self, times="x"):
        ops = {"x": times}
        lines = [f"{l} {ops.get(o, o)} {r} = {res}." for l, o, r, res in self.steps]
        return " ".join(lines + [f"The answer is {self.answer}."])

    def canonical(self):
        s = [self.slots[k] if self.shape.uses[k] else "" for k in ("n", "m", "o", "items", "boxes")]
        return "|".join([self.shape.id, *s, *(str(self.values[v]) for v in self.shape.vars)])

    def in_evaluation(self):
        return zlib.crc32(self.canonical().encode()) % MODULUS == EVALUATION


@dataclass
class Telling:
    order: int = 0
    said: list = None            # per fact: which of its stated sentences
    withheld: dict = field(default_factory=dict)   # fact -> index of the vague sentence, or -1 where it is absent
    question: int = 0
    noise: list = field(default_factory=list)      # (position among the sentences, sentence)

    def sentences(self, p):
        out = []
        for i in p.shape.orders[self.order]:
            if i not in self.withheld:
                out.append(p.fact(i, "stated", self.said[i]))
            elif self.withheld[i] >= 0:
                out.append(p.fact(i, "vague", self.withheld[i]))
        for at, text in self.noise:
            out.insert(at, text)
        absent = any(v < 0 for v in self.withheld.values())
        qs = p.shape.absent_questions if absent else p.shape.questions
        return out + [p.fill(qs[self.question])]

    def text(self, p):
        return " ".join(self.sentences(p))


def sample_problem(r, shape, evaluation, slots=None):
    while True:
        s = slots(r) if slots else listed_slots(r)
        v = {f["var"]: r.randrange(f["lo"], f["hi"] + 1, f.get("step", 1)) for f in shape.facts}
        p = Problem(shape, s, v)
        if p.steps is not None and p.in_evaluation() == evaluation:
            return p


def listed_slots(r):
    return named(r.sample(NAMES, 3), r.choice(ITEMS), r.choice(CONTAINERS))


def named(people, item, box):
    return dict(n=people[0], m=people[1], o=people[2], items=item[0], item=item[1], boxes=box[0], box=box[1])


def sample_noise(r, p):
    t = r.choice(WORLD["noise"])
    s = p.slots
    strangers = [x for x in NAMES if x not in (s["n"], s["m"], s["o"])]
    others = r.choice([i[0] for i in ITEMS if i[0] != s["items"]])
    people = strangers[r.randrange(len(strangers))]
    return t["text"].format(p=r.choice([s["n"], people]), q=people, others=others, k=r.randint(t["lo"], t["hi"]))


def sample_telling(r, p, withheld=(), noise=0.3, plain=False):
    """`withheld` lists the facts that are not told; each is vague, or absent where the shape allows one absent fact."""
    t = Telling(order=r.randrange(len(p.shape.orders)), said=[r.randrange(len(f["stated"])) for f in p.shape.facts])
    if plain:
        t.said = [0] * len(t.said)
    may_be_absent = True
    for i in withheld:
        absent = may_be_absent and p.shape.facts[i]["absent"] and r.random() < 0.5
        t.withheld[i] = -1 if absent else r.randrange(len(p.shape.facts[i]["vague"]))
        may_be_absent &= not absent
    absent = any(v < 0 for v in t.withheld.values())
    qs = p.shape.absent_questions if absent else p.shape.questions
    t.question = 0 if plain else r.randrange(len(qs))
    told = len(p.shape.facts) - sum(v < 0 for v in t.withheld.values())
    while r.random() < noise and len(t.noise) < 2:
        text = sample_noise(r, p)
        if text.split()[:2] not in [x.split()[:2] for _, x in t.noise]:   # the shop does not open twice
            t.noise.append((r.randint(0, told + len(t.noise)), text))
    return t
