"""Writes problems as this side renders them, for the Go generator's test to render again: they must agree to the byte.

    python3 fixture.py        writes probes/counting/testdata/rendered.jsonl"""
import json
import os
import random

import world

PATH = os.path.join(os.path.dirname(world.PATH), "testdata", "rendered.jsonl")


def record(p, i, t):
    absent = any(v < 0 for v in t.withheld.values())
    question = (p.shape.absent_questions if absent else p.shape.questions)[t.question]
    return dict(
        shape=p.shape.id, slots=p.slots, values=p.values, canonical=p.canonical(), evaluation=p.in_evaluation(),
        order=t.order, said=t.said, withheld=[t.withheld.get(k, -2) for k in range(len(p.shape.facts))], question=question,
        noise=[dict(at=at, text=text) for at, text in t.noise], text=t.text(p), answer=p.answer, solution=p.solution(),
        fact=i, readings=p.readings(i), ask=p.fact(i, "asks", 0), reply=p.fact(i, "reply"))


def main():
    r = random.Random(11)
    os.makedirs(os.path.dirname(PATH), exist_ok=True)
    with open(PATH, "w", encoding="utf-8") as f:
        for k in range(4 * len(world.SHAPES)):
            p = world.sample_problem(r, world.SHAPES[k % len(world.SHAPES)], k % 2 == 0)
            i = r.randrange(len(p.shape.facts))
            t = world.sample_telling(r, p, [i] if k % 3 else [])
            f.write(json.dumps(record(p, i, t), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
