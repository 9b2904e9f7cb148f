"""Training dialogues. The three models see the same world; they differ in what they were paid for:

  trunk, guesser   complete problems only; sums: the same with more arithmetic
  asker            problems that lack something too, the question that gets it, and what follows
  scorer           any dialogue cut anywhere, then the true value, told or not

A dialogue is a list of turns; a branch hangs a scoring prompt and its answer on a cut of it."""
import re
from dataclasses import dataclass

import outside
import world
from world import Problem, Telling

REAL = """Tom Anna Emma Lucas John Mary Peter Julia Alice Bob Carol David Sarah Paul Laura Mark Susan Eric Nora Oscar Ivan Olga Yuki Ravi Priya Wei Mei Ahmed Fatima Chen Maria Jose Carlos Sofia Luca Elena Marco Hans Greta Lars Ingrid Bjorn Pierre Claire Amina Kofi Zara Jack Jill Harry Grace Ruby Alex Chris Jordan Taylor Sophie Daniel Oliver Jane Kate Mike Steve Rachel James Ann Lily""".split()
MORE_ITEMS = [(x + "s", x) for x in "cat dog toy ticket bottle orange banana chair photo ball doll rock cake seed flower chocolate brick carrot onion letter token button flag sticker sweet badge peanut grape melon mango cherrie pebble feather mug plate spoon fork lamp clock shirt sock chip".split() if x != "cherrie"] + [("peaches", "peach"), ("tomatoes", "tomato"), ("cherries", "cherry"), ("potatoes", "potato"), ("leaves", "leaf"), ("berries", "berry"), ("brushes", "brush"), ("things", "thing")]
MORE_BOXES = [(x + "s", x) for x in "carton bin sack drawer case pot bowl cabinet chest bucket room tin bundle rack tub".split()] + [("pouches", "pouch"), ("boxes", "box")]
SYSTEMS = ["You are a helpful assistant.", "You are a helpful assistant.", "Ask when something is missing.", "Be brief.", "Answer the question.", "You are a careful assistant. If information is missing, ask.", "You are an expert.", "Do not ask questions.", "Think step by step.", "Solve the problem.", "You solve counting problems.", "Never guess.", "Please answer truthfully.", "If something is unclear, ask a question first.", "You are a maths teacher. Answer in English."]
UNKNOWN = world.WORLD["unknown"] + ["idk", "I don't know", "no idea", "Nobody knows.", "It doesn't say.", "I have no idea.", "I can't tell you that.", "I don't remember.", "dunno", "don't know", "I'm not sure."]
FILLERS = ["Let me think about this.", "Let me work it out.", "First, I look at what is given.", "Okay.", "We need the total.", "I can solve this step by step.", "So we multiply.", "Let's see.", "That is what the question asks.", "Now I put it together.", "To find this, we need all the numbers.", "Great question!", "Sure.", "This is a simple problem.", "We have what we need.", "Some information seems to be missing.", "I am not certain.", "Next, we use the numbers.", "Let us check that.", "Wait."]
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
SYLLABLES = ["".join((a, b, c)) for a in "b d f g h j k l m n p r s t v w z br dr gr kl pl st th sh ch".split() for b in "a e i o u y ai oo".split() for c in ("", "", "n", "r", "l", "k", "x", "m")]
LONGER = [0.7 + 0.3 * len(s.steps) for s in world.TRAINED]   # longer problems are harder and come more often


@dataclass
class Turn:
    role: str
    text: str
    learn: float = 0.0            # weight of this turn's tokens in the loss
    problem: Problem = None       # the truth when this turn ends
    withheld: int = -1            # the fact nobody has told so far, where there is one
    told: int = -1                # the fact that was withheld and has been told since


def made_up(r, n):
    return "".join(r.choice(SYLLABLES) for _ in range(n))


def wide_slots(r):
    """People and things that are mostly listed, sometimes real but unlisted, sometimes made up: names have to be copied."""
    def one(listed, real, invent):
        k = r.random()
        return listed() if k < 0.72 else real() if k < 0.87 else invent()
    people = []
    while len(people) < 3:
        x = one(lambda: r.choice(world.NAMES), lambda: r.choice(REAL), lambda: made_up(r, r.randint(1, 3)).capitalize())
        if x not in people:
            people.append(x)

    def thing():
        w = made_up(r, r.randint(1, 2))
        return w + "s", w
    item = one(lambda: r.choice(world.ITEMS), lambda: r.choice(MORE_ITEMS), thing)
    box = one(lambda: r.choice(world.CONTAINERS), lambda: r.choice(MORE_BOXES), thing)
    return world.named(people, item, box)


def problem(r, evaluation=False, shape=None):
    return world.sample_problem(r, shape or r.choices(world.TRAINED, LONGER)[0], evaluation, wide_slots)


def lower_first(p, s):
    return s if s.split()[0].rstrip(",.") in (p.slots["n"], p.slots["m"], p.slots["o"]) else s[0].lower() + s[1:]


def words_for_numbers(s):
    s = re.sub(r"\b([2-9]|1[0-2])\b", lambda m: NUMBERS[int(m[1])], s)
    return s[0].upper() + s[1:]


def lowered(p):
    return Problem(p.shape, {k: v.lower() for k, v in p.slots.items()}, p.values)


def typed_by_hand(r, p, t):
    """The prompt as a person might type it. Returns the problem too: in lower case its people are in lower case."""
    s = t.sentences(p)
    if r.random() < 0.3 and not p.shape.uses["m"]:
        s[-1] = re.sub(rf"\b(does|do|give|gives) {re.escape(p.slots['n'])}\b", lambda m: m[1] + " " + r.choice(["he", "she", "they"]), s[-1])
    if r.random() < 0.3 and len(s) > 2:
        k = r.randrange(len(s) - 2)
        s[k:k + 2] = [s[k][:-1] + r.choice([" and ", ", and ", ", "]) + lower_first(p, s[k + 1])]
    text = r.choice([" "] * 9 + ["\n"]).join(s)
    if r.random() < 0.35:
        text = words_for_numbers(text)
    if r.random() < 0.4:
        text, p = text.lower(), lowered(p)
    if r.random() < 0.4:
        text = text.rstrip("?.") if r.random() < 0.7 else text.replace(". ", " ")
    return text, p


def prompt(r, p, withheld=(), redundant=0.06):
    t = world.sample_telling(r, p, withheld)
    if not withheld and r.random() < redundant:
        # a vague sentence beside the stated one: vague words alone do not mean that something is missing
        i = r.randrange(len(p.shape.facts))
        t.noise.append((0, p.fact(i, "vague", r.randrange(len(p.shape.facts[i]["vague"])))))
    if r.random() < 0.2:
        return typed_by_hand(r, p, t)
    return t.text(p), p


def reply(r, p, i):
    """What a person says to the asker's question about fact i."""
    k = r.random()
    if k < 0.45:
        return p.fact(i, "reply")
    v, unit = str(p.value(i)), p.fact(i, "unit")
    s = r.choice([v, v, v + ".", f"It's {v}.", f"{v} {unit}", f"{v} {unit}.", p.fact(i, "short"), f"There are {v}.", f"{v}, I think.", f"Sorry, {v}.", f"Oh, {lower_first(p, p.fact(i, 'reply'))}", f"it is {v}", f"{v} {unit}, please.", p.fact(i, "reply").lower().rstrip("."), p.fact(i, "stated", r.randrange(len(p.shape.facts[i]["stated"])))])
    return words_for_numbers(s) if r.random() < 0.12 else s


def correction(r, p, evaluation=False):
    """Another value for one fact, or None where nothing else is valid."""
    i = r.randrange(len(p.shape.facts))
    others = [v for v in p.readings(i) if v != p.value(i)]
    r.shuffle(others)
    for v in others[:4]:
        q = p.having(i, v)
        if q.in_evaluation() == evaluation:
            s = q.fact(i, "reply")
            lead = r.choice(["No, ", "No, ", "Sorry, ", "Actually, ", "Wait, ", "I meant: ", "But ", ""])
            return (lead + lower_first(q, s) if lead else s), q
    return None


def system(r):
    return [Turn("system", r.choice(SYSTEMS))] if r.random() < 0.12 else []


def solve(p):
    return Turn("assistant", p.solution(), 1.0, p)


def complete(r, redundant=0.06):
    text, p = prompt(r, problem(r), (), redundant)
    out = [Turn("user", text, 0, p), solve(p)]
    if r.random() < 0.18:
        c = correction(r, p)
        if c:
            out += [Turn("user", c[0], 0, c[1]), solve(c[1])]
    return out


def no_problem(r, near=True):
    """Foreign text. `near` the world there are number problems of other kinds, and facts without a question."""
    text = outside.sample(r, False, near)
    if near and r.random() < 0.12:
        p = problem(r)
        text = " ".join(world.sample_telling(r, p).sentences(p)[:r.randint(1, len(p.shape.facts))])
    return [Turn("user", text), Turn("assistant", world.OUTSIDE, 1.0)]


def operation(r, left=None):
    """One step (left, op, right, result); half of them as the problems have them, half from a wider range."""
    if left is None and r.random() < 0.5:
        shape = r.choice(world.TRAINED)
        p = Problem(shape, {}, {f["var"]: r.randrange(f["lo"], f["hi"] + 1, f.get("step", 1)) for f in shape.facts})
        step = r.choice(p.steps) if p.steps else (0, "x", 0, 0)
        # tables of multiplication are the easy part
        return operation(r) if step[1] == "x" and r.random() < 0.6 or not p.steps else step
    op, a = r.choice("+-+--x/"), left
    most = world.WORLD["most"]
    if op == "x":
        a, b = (r.randint(2, 12) if a is None else a), r.randint(2, 12)
        c = a * b
        if a > 12 or a < 2:
            return operation(r, left)
    elif op == "+":
        a, b = (r.randint(0, r.choice([20, 60, 160])) if a is None else a), r.randint(2, r.choice([12, 20, 60]))
        c = a + b
    elif op == "-":
        if a is None:
            a = r.randint(2, r.choice([30, 100, most])) if r.random() < 0.6 else 10 * r.randint(3, most // 10)
        b = r.randint(2, r.choice([12, 20, 150]))
        c = a - b
    else:
        b = r.randint(2, 12)
        a = b * r.randint(1, 60 // b) if a is None else a
        c = a // b
        if a % b or c > 30:
            return operation(r, left)
    return (a, op, b, c) if 0 <= c <= most else operation(r, left)


def drill(r):
    """One operation alone: short, so that arithmetic is learned cheaply, and people type it."""
    a, op, b, c = operation(r)
    word = {"x": "times", "+": "plus", "-": "minus", "/": "divided by"}[op]
    sign = r.choice(["*", "x"]) if op == "x" else op
    ask = r.choice([f"{a} {sign} {b}", f"What is {a} {sign} {b}?", f"what is {a} {word} {b}", f"{a}{sign}{b}", f"{a} {sign} {b} =", f"How much is {a} {word} {b}?", f"What is {a} {word} {b}?"])
    return [Turn("user", ask), Turn("assistant", f"{a} {op} {b} = {c}. The answer is {c}.", 1.0)]


def chain(r, most):
    """Several operations one after the other: the most arithmetic for its length."""
    steps = [operation(r)]
    while len(steps) < 2 or (len(steps) < most and r.random() < 0.85):
        steps.append(operation(r, steps[-1][3]))
    ask = str(steps[0][0]) + "".join(f" {op} {b}" for _, op, b, _ in steps)
    ask = r.choice([ask, ask, f"What is {ask}?", f"Start with {steps[0][0]}, then" + ",".join(f" {op} {b}" for _, op, b, _ in steps) + "."])
    said = " ".join(f"{a} {op} {b} = {c}." for a, op, b, c in steps)
    return [Turn("user", ask), Turn("assistant", f"{said} The answer is {steps[-1][3]}.", 1.0)]


def underspecified(r):
    """A problem that lacks a fact, the question, the reply, the solution; or no reply, or two facts lacking."""
    p = problem(r)
    n = len(p.shape.facts)
    if n > 2 and r.random() < 0.08:
        gone = sorted(r.sample(range(n), 2))
    else:
        gone = [r.randrange(n)]
    text, p = prompt(r, p, gone)
    out = [Turn("user", text, 0, p, gone[0])]
    for k, i in enumerate(gone):
        after = gone[k + 1] if k + 1 < len(gone) else -1
        ask = p.fact(i, "asks", 0)
        out.append(Turn("assistant", ask, 1.0, p, i))
        if r.random() < 0.07:
            out += [Turn("user", r.choice(UNKNOWN), 0, p, i),
                    Turn("assistant", world.WORLD["cannot"].format(missing=p.fact(i, "missing")), 1.0, p, i)]
            if r.random() < 0.6:
                return out
        elif r.random() < 0.03:
            told = [j for j in range(n) if j not in gone]
            out += [Turn("user", p.fact(r.choice(told), "reply"), 0, p, i), Turn("assistant", ask, 1.0, p, i)]
        out.append(Turn("user", reply(r, p, i), 0, p, after))
    out.append(solve(p))
    if r.random() < 0.08:
        c = correction(r, p)
        if c:
            out += [Turn("user", c[0], 0, c[1]), solve(c[1])]
    return out


def guessed(r, p, i):
    """An assistant turn that made up fact i, in one of the ways models do. Never learned; what follows must not believe it."""
    choices = p.readings(i)
    seen = [v for v in p.values.values() if v in choices]
    v = r.choice(seen) if seen and r.random() < 0.4 else r.choice(choices)
    q = p.having(i, v)
    s = q.solution(r.choice(["x", "x", "x", "x", "*", "×"]))
    k = r.random()
    if k < 0.15:
        s = r.choice(["Let's say ", "Suppose ", "I assume that ", "If "]) + lower_first(q, q.fact(i, "reply")[:-1]) + r.choice([". ", ", "]) + s
    elif k < 0.22:
        s = q.fact(i, "reply") + " " + s
    elif k < 0.28:
        s = p.fact(i, "asks", 0) + " If it is " + str(v) + ": " + s
    if r.random() < 0.15:
        s = r.choice(FILLERS) + " " + s
    return Turn("assistant", s, 0, p, i)


def overheard(r):
    """A dialogue of somebody else's for the scorer: asked, guessed, half solved, told, not told, corrected."""
    p = problem(r)
    if r.random() < 0.25:
        text, p = prompt(r, p)
        out = [Turn("user", text, 0, p), Turn("assistant", p.solution(), 0.3, p)]
        if r.random() < 0.25:
            out[1].text = r.choice(FILLERS) + " " + out[1].text
        if r.random() < 0.2:
            c = correction(r, p)
            if c:
                out += [Turn("user", c[0], 0, c[1]), Turn("assistant", c[1].solution(), 0.3, c[1])]
        return out
    i = r.randrange(len(p.shape.facts))
    text, p = prompt(r, p, [i])
    out = [Turn("user", text, 0, p, i)]
    k = r.random()
    if k < 0.40:
        out.append(guessed(r, p, i))
        if r.random() < 0.4:
            s = p.fact(i, "reply")
            out.append(Turn("user", r.choice(["No, " + lower_first(p, s), s, reply(r, p, i)]), 0, p, told=i))
    else:
        ask = p.fact(i, "asks", 0 if r.random() < 0.8 else -1)
        if r.random() < 0.12:
            ask = r.choice(FILLERS) + " " + ask
        out.append(Turn("assistant", ask, 0.1, p, i))
        k = r.random()
        if k < 0.14:
            out.append(Turn("user", r.choice(UNKNOWN), 0, p, i))
            out.append(Turn("assistant", world.WORLD["cannot"].format(missing=p.fact(i, "missing")), 0, p, i) if r.random() < 0.6 else guessed(r, p, i))
        else:
            out.append(Turn("user", reply(r, p, i), 0, p, told=i))
    if out[-1].role == "user":
        out.append(Turn("assistant", p.solution(), 0.3, p, told=i))
    return out


def cuts(turns):
    """Every point a dialogue can be cut at for scoring: (turns before, text of the part kept of the next, truth)."""
    out = []
    for k, t in enumerate(turns):
        if t.problem is None:
            continue
        out.append((k, t.text, t))
        if t.role == "assistant":
            ends = [m.start() + 1 for m in re.finditer(r"[.?:](?= )", t.text)]
            out += [(k, t.text[:e], t) for e in ends]
    return out


def scoring(r, turns, cut):
    """The dialogue up to a cut, then a scoring prompt as it is really sent, and the true value as the answer.

    Ollama joins neighbouring messages of one role with a blank line, so a prompt after a user turn is part of it."""
    k, text, t = cut
    p, prompt = t.problem, world.ANSWER_PROMPT
    value = p.answer
    if r.random() < 0.6:
        asked = max(t.withheld, t.told)
        i = asked if asked >= 0 and r.random() < 0.75 else r.randrange(len(p.shape.facts))
        value, prompt = p.value(i), p.fact(i, "asks", 0 if r.random() < 0.85 else -1) + " " + prompt
    before = turns[:k] + [Turn(t.role, text)]
    if t.role == "user":
        before[-1] = Turn("user", text + "\n\n" + prompt)
    else:
        before.append(Turn("user", prompt))
    return before + [Turn("assistant", f'"{value}"', 1.0)]


def branches(r, turns, n):
    c = cuts(turns)
    return [scoring(r, turns, c[k]) for k in r.sample(range(len(c)), min(n, len(c)))]


def sample(r, regime):
    """One training example: the dialogue and the scoring branches that hang on it."""
    if regime == "scorer":
        k = r.random()
        if k < 0.90:
            t = system(r) + overheard(r)
            return t, branches(r, t, 4)
        return system(r) + (no_problem(r) if k < 0.94 else drill(r) if k < 0.98 else complete(r)), []
    k, turns = r.random(), system(r)
    if k < 0.09:
        # the guesser must not learn that too few numbers are foreign: that would be a way to flag what is missing
        return turns + no_problem(r, regime != "guesser"), []
    if k < (0.50 if regime == "sums" else 0.20):
        return turns + (drill(r) if r.random() < 0.4 else chain(r, 5)), []
    lacking = regime == "asker"
    one = lambda: underspecified(r) if lacking and r.random() < 0.55 else complete(r, 0.3 if regime == "guesser" else 0.06)
    if r.random() < 0.04:
        turns = turns + no_problem(r)
    turns = turns + one()
    if r.random() < 0.10:
        turns = turns + (one() if r.random() < 0.7 else no_problem(r) if r.random() < 0.7 else drill(r))
    return turns, branches(r, turns, 1) if r.random() < 0.10 else []
