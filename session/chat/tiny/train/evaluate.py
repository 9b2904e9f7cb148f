"""Measures the three GGUF files on problems that were never trained, and makes the table.

Everything is drawn from the evaluation split: other combinations of people, things and numbers than in training, and
the held-out shapes apart. Replies are greedy. Intervals are Wilson's, 95 %."""
import math
import os
import random
import re

import torch

import dialogues
import gguf
import outside
import world
from batches import prompt
from dialogues import lower_first
from model import greedy, log_probabilities


def wilson(k, n, z=1.96):
    p, d = k / n, 1 + z * z / n
    c, h = (p + z * z / (2 * n)) / d, z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / d
    return max(0, c - h), min(1, c + h)


class Voice:
    """A model that replies to message lists, many at once."""

    def __init__(self, path):
        self.model, self.tok = gguf.load(path)

    def reply(self, dialogs, size=64):
        ids = [prompt(self.tok, d) for d in dialogs]
        order, out = sorted(range(len(ids)), key=lambda i: len(ids[i])), [None] * len(ids)
        for k in range(0, len(order), size):
            part = order[k:k + size]
            for i, t in zip(part, greedy(self.model, [ids[i] for i in part], self.tok.end)):
                out[i] = self.tok.decode(t)
        return out

    def scores(self, messages, question, values):
        """Nats of each value as the answer alone, opening quote given, closing quote counted."""
        ids = prompt(self.tok, with_question(messages, question)) + self.tok.encode('"')
        texts = [self.tok.encode(f'{v}"') for v in values]
        return log_probabilities(self.model, [ids], [texts])[0]


def with_question(messages, question):
    q = (question + " " if question else "") + world.ANSWER_PROMPT
    if messages[-1][0] == "user":
        return messages[:-1] + [("user", messages[-1][1] + "\n\n" + q)]
    return messages + [("user", q)]


def posterior(scores):
    top = max(scores)
    z = sum(math.exp(s - top) for s in scores)
    p = [math.exp(s - top) / z for s in scores]
    return p, -sum(x * math.log2(x) for x in p if x > 0)


def asks(text):
    return "?" in text and "The answer is" not in text


def right(text, p):
    return text.endswith(f"The answer is {p.answer}.")


def sentence(p):
    return f"The answer is {p.answer}."


def withheld(r, shapes, n, slots=None):
    """n problems with one fact withheld: (problem, fact, telling)."""
    out = []
    while len(out) < n:
        p = world.sample_problem(r, r.choice(shapes), True, slots)
        i = r.randrange(len(p.shape.facts))
        if len(p.readings(i)) >= 4:
            out.append((p, i, world.sample_telling(r, p, [i])))
    return out


def speaker(voice, n, seed=2026):
    """Rows (what, right, of) for a model that talks."""
    rows, r = [], random.Random(seed)
    add = lambda what, hits: rows.append((what, sum(hits), len(hits)))
    one = lambda text: [("user", text)]

    ps = [world.sample_problem(r, r.choice(world.TRAINED), True) for _ in range(n)]
    said = voice.reply([one(world.sample_telling(r, p).text(p)) for p in ps])
    add("complete: right", [right(s, p) for s, p in zip(said, ps)])
    add("complete: asks (over-asking)", [asks(s) for s in said])
    for steps in (1, 2, 3):
        add(f"complete, {steps} step{'s' * (steps > 1)}: right", [right(s, p) for s, p in zip(said, ps) if len(p.steps) == steps])

    cases = withheld(r, world.TRAINED, n)
    first = [one(t.text(p)) for p, i, t in cases]
    said = voice.reply(first)
    good = lambda s, p, i: s in [p.fact(i, "asks", k) for k in range(len(p.shape.facts[i]["asks"]))]
    add("withheld: asks", [asks(s) for s in said])
    add("withheld: asks the right question", [good(s, p, i) for s, (p, i, t) in zip(said, cases)])
    for what, absent in (("vague", False), ("absent", True)):
        add(f"withheld, {what}: asks the right question", [good(s, p, i) for s, (p, i, t) in zip(said, cases) if (t.withheld[i] < 0) == absent])
    add("withheld: commits to an answer", ["The answer is" in s for s in said])
    told = voice.reply([d + [("assistant", s), ("user", p.fact(i, "reply"))] for d, s, (p, i, t) in zip(first, said, cases)])
    add("withheld: right after the scripted reply", [good(s, p, i) and right(x, p) for x, s, (p, i, t) in zip(told, said, cases)])
    add("withheld: right after the reply, whatever was said before", [right(x, p) for x, (p, i, t) in zip(told, cases)])
    hand = voice.reply([d + [("assistant", p.fact(i, "asks", 0)), ("user", dialogues.reply(r, p, i))] for d, (p, i, t) in zip(first, cases)])
    add("withheld: right after a reply in other words", [right(x, p) for x, (p, i, t) in zip(hand, cases)])
    unknown = voice.reply([d + [("assistant", p.fact(i, "asks", 0)), ("user", r.choice(world.WORLD["unknown"]))] for d, (p, i, t) in zip(first, cases)])
    add("withheld: says that it cannot tell after \"I don't know\"", [x == world.WORLD["cannot"].format(missing=p.fact(i, "missing")) for x, (p, i, t) in zip(unknown, cases)])

    ps, ds = [], []
    while len(ps) < n // 2:
        p = world.sample_problem(r, r.choice(world.TRAINED), True)
        c = dialogues.correction(r, p, True)
        if c:
            ps.append(c[1])
            ds.append(one(world.sample_telling(r, p).text(p)) + [("assistant", p.solution()), ("user", c[0])])
    add("correction: right", [right(s, p) for s, p in zip(voice.reply(ds), ps)])
    ps = [world.sample_problem(r, r.choice(world.TRAINED), True) for _ in range(n // 2)]
    before = [world.sample_problem(r, r.choice(world.TRAINED), True) for _ in ps]
    ds = [one(world.sample_telling(r, q).text(q)) + [("assistant", q.solution())] + one(world.sample_telling(r, p).text(p)) for p, q in zip(ps, before)]
    add("second problem: right", [right(s, p) for s, p in zip(voice.reply(ds), ps)])
    ps = [world.sample_problem(r, r.choice(world.TRAINED), True, dialogues.wide_slots) for _ in range(n // 2)]
    add("other names and things: right", [right(s, p) for s, p in zip(voice.reply([one(world.sample_telling(r, p).text(p)) for p in ps]), ps)])
    typed = [dialogues.typed_by_hand(r, p, world.sample_telling(r, p)) for p in ps]
    add("typed by hand: right", [right(s, p) for s, (_, p) in zip(voice.reply([one(t) for t, _ in typed]), typed)])
    cases = withheld(r, world.TRAINED, n // 2, dialogues.wide_slots)
    add("other names and things: asks the right question", [good(s, p, i) for s, (p, i, t) in zip(voice.reply([one(t.text(p)) for p, i, t in cases]), cases)])
    texts = list({outside.sample(r, True) for _ in range(n // 2)})
    add("outside the world: the one plain sentence", [s == world.OUTSIDE for s in voice.reply([one(t) for t in texts])])

    for shape in world.HELD_OUT:
        ps = [world.sample_problem(r, shape, True) for _ in range(n // 4)]
        add(f"held-out shape {shape.id}: right", [right(s, p) for s, p in zip(voice.reply([one(world.sample_telling(r, p).text(p)) for p in ps]), ps)])
        cases = withheld(r, [shape], n // 4)
        add(f"held-out shape {shape.id}: asks the right question", [good(s, p, i) for s, (p, i, t) in zip(voice.reply([one(t.text(p)) for p, i, t in cases]), cases)])
    return rows


def scorer(voice, n, seed=2027):
    """Lines (what, mean, [share, of]) about posteriors over the readings of a withheld fact and about answers."""
    r = random.Random(seed)
    rel = lambda h, k: h / math.log2(k)
    stages = {k: [] for k in ("before", "question", "reply", "short", "guess", "half a guess", "cannot")}
    for p, i, t in withheld(r, world.TRAINED, n):
        values, start = p.readings(i), [("user", t.text(p))]
        q = p.fact(i, "asks", 0)
        wrong = r.choice([v for v in values if v != p.value(i)])
        guess = p.having(i, wrong).solution()
        asked = start + [("assistant", q)]
        for key, d in {"before": start, "question": asked, "reply": asked + [("user", p.fact(i, "reply"))],
                       "short": asked + [("user", str(p.value(i)))],
                       "guess": start + [("assistant", guess)], "half a guess": start + [("assistant", guess.split(". ")[0] + ".")],
                       "cannot": asked + [("user", r.choice(world.WORLD["unknown"]))]}.items():
            s = voice.scores(d, q, values)
            post, h = posterior(s)
            mass = sum(map(math.exp, s))
            stages[key].append((h, rel(h, len(values)), post.index(max(post)) == values.index(p.value(i)), mass, post[values.index(wrong)] * len(values)))
    rows = []
    mean = lambda k, j: sum(x[j] for x in stages[k]) / len(stages[k])
    share = lambda k, f: sum(map(f, stages[k]))
    for key, what in (("before", "prompt alone"), ("question", "after the question"), ("guess", "after a guess"), ("half a guess", "after the first step of a guess"), ("cannot", "after \"I don't know\"")):
        rows.append((f"{what}: entropy, share of log2 k", f"{mean(key, 1):.3f}", f"{share(key, lambda x: x[1] >= 0.9)} of {n} at least 0.9; mass on readings {mean(key, 3):.2f}"))
    rows.append(("after a guess: probability of the made-up value, times k", f"{mean('guess', 4):.2f}", "1.00 where the guess tells nothing"))
    for key, what in (("reply", "after the scripted reply"), ("short", "after the bare number")):
        rows.append((f"{what}: entropy, bits", f"{mean(key, 0):.3f}", f"{share(key, lambda x: x[0] <= 0.2)} of {n} at most 0.2; right reading on top {share(key, lambda x: x[2])} of {n}"))
    rises, first, last, stated = 0, 0.0, 0.0, 0
    for _ in range(n):
        p = world.sample_problem(r, r.choice(world.TRAINED), True)
        d = [("user", world.sample_telling(r, p).text(p))]
        a = voice.scores(d, "", [p.answer])[0] / math.log(2)
        b = voice.scores(d + [("assistant", p.solution().rsplit(". ", 1)[0] + ".")], "", [p.answer])[0] / math.log(2)
        rises, first, last = rises + (b > a), first + a / n, last + b / n
        i = r.randrange(len(p.shape.facts))
        post, _ = posterior(voice.scores(d, p.fact(i, "asks", 0), list(p.shape.values(i))))
        stated += list(p.shape.values(i))[post.index(max(post))] == p.value(i)
    rows.append(("answer, before and after the steps: log2 probability", f"{first:.2f} -> {last:.2f}", f"rises {rises} of {n}"))
    rows.append(("a stated fact: right value on top", f"{stated / n:.3f}", f"{stated} of {n}"))
    return rows


TARGETS = {
    ("asker", "complete: right"): 0.95, ("asker", "complete: asks (over-asking)"): -0.02, ("asker", "withheld: asks"): 0.97,
    ("asker", "withheld: asks the right question"): 0.95, ("asker", "withheld: right after the scripted reply"): 0.90,
    ("guesser", "complete: right"): 0.95, ("guesser", "withheld: asks"): -0.02,
}


def table(folder, n):
    out = []
    for name in ("asker", "guesser"):
        path = os.path.join(folder, name + ".gguf")
        if not os.path.exists(path):
            continue
        out += [f"\n### tiny/{name} ({os.path.getsize(path) / 1e6:.2f} MB)\n", "| | share | 95 % interval | of | target |", "|---|---|---|---|---|"]
        for what, k, m in speaker(Voice(path), n):
            lo, hi = wilson(k, m)
            goal = TARGETS.get((name, what))
            mark = "" if goal is None else f"at least {goal:.2f}" if goal > 0 else f"at most {-goal:.2f}"
            out.append(f"| {what} | {k / m:.3f} | {lo:.3f} to {hi:.3f} | {m} | {mark} |")
    path = os.path.join(folder, "scorer.gguf")
    if os.path.exists(path):
        out += [f"\n### tiny/scorer ({os.path.getsize(path) / 1e6:.2f} MB)\n", "| | mean | |", "|---|---|---|"]
        out += [f"| {a} | {b} | {c} |" for a, b, c in scorer(Voice(path), max(200, n // 4))]
    return "\n".join(out)
