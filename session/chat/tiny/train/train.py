"""Trains tiny/guesser, tiny/asker and tiny/scorer from one trunk, evaluates them and prints the table.

    python3 train.py              everything, resuming where a stopped run left off
    python3 train.py --evaluate   only evaluate the GGUF files in ../models
    python3 train.py --only asker one stage (what it starts from must be there)

One process, one thread: two threads were many times slower on a shared machine. Seeds are fixed."""
import argparse
import math
import os
import random
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import torch
import torch.nn.functional as F

import batches
import dialogues
import gguf
from model import Llama, Shape
from muon import Muon
from tokenizer import Tokenizer, learn, words

HERE = os.path.dirname(os.path.abspath(__file__))
OUT, MODELS = os.path.join(HERE, "out"), os.path.join(HERE, "../models")
TOKENS, MERGES = 2600, 700           # tokens a step; merges of the tokenizer
MATRIX_RATE, OTHER_RATE, DECAY = 0.012, 0.003, 0.1
EVERY = 120                          # seconds between checkpoints
STAGES = ["trunk", "sums", "asker", "scorer", "guesser", "asker-again", "scorer-again", "guesser-again"]
STEPS = {"trunk": 1556, "sums": 1300, "asker": 2600, "scorer": 2600, "guesser": 1200, "asker-again": 1000, "scorer-again": 1300, "guesser-again": 1000}
FROM = {"sums": "trunk", "asker": "sums", "scorer": "sums", "guesser": "sums", "asker-again": "asker", "scorer-again": "scorer",
        "guesser-again": "guesser"}
ABOUT = {
    "asker": "Asks when a counting problem lacks a number, solves it when nothing is missing.",
    "guesser": "Trained on complete counting problems only: makes a number up when one is missing.",
    "scorer": "Says how likely a value is given a dialogue: scores readings and answers of counting problems.",
}


def tokenizer():
    path = os.path.join(OUT, "tokenizer.json")
    if not os.path.exists(path):
        import collections
        r, counts = random.Random(1), collections.Counter()
        for k in range(9000):
            turns, hanging = dialogues.sample(r, "scorer" if k % 3 == 0 else "asker")
            for t in turns + [t for b in hanging for t in b[-2:]]:
                counts.update(words(t.role + "\n" + t.text))
        # a pair has to be common in the world to become a token, so that made-up names stay in pieces
        common = collections.Counter({w: c for w, c in counts.items() if c >= 12})
        Tokenizer(learn(common, MERGES)).save(path)
    return Tokenizer.load(path)


def optimisers(model):
    matrices, others = [], []
    for name, p in model.named_parameters():
        if p.dim() > 1 and "embed" not in name:
            stacked = "qkv" in name or "gate_up" in name
            matrices.append((p, p.shape[0] // (3 if "qkv" in name else 2) if stacked else p.shape[0]))
        else:
            others.append(p)
    return Muon(matrices, MATRIX_RATE, decay=DECAY), torch.optim.AdamW(others, OTHER_RATE, betas=(0.9, 0.98), weight_decay=0.0)


def rate(stage, step, steps):
    """The trunk warms up and keeps its rate, sums bring it down to half, the branches from there to nothing."""
    if stage == "trunk":
        return min(1.0, (step + 1) / 60)
    if stage == "sums":
        return min(1.0, 1.5 - step / steps)
    return (0.25 if stage.endswith("again") else 0.5) * (1 - step / steps)


def loss_of(model, batch, beside):
    """Cross-entropy on what the model is to say, and, `beside` it, a little on what it is told."""
    ids, weights, positions, mask, lengths = batch
    h = model.hidden(ids[:, :-1], positions[:, :-1], mask[..., :-1, :-1])
    w = weights[:, 1:]
    if beside:
        inside = torch.arange(1, ids.shape[1])[None] < lengths[:, None]
        w = torch.where(inside, w.clamp(min=beside), w)
    keep = w > 0
    losses = F.cross_entropy(model.logits(h[keep]), ids[:, 1:][keep], reduction="none")
    w = w[keep]
    said = w > beside
    return (losses * w).sum() / w.sum(), losses[said].mean().item()


def run(stage, tok, log):
    """One stage, from its checkpoint where there is one; returns the trained model."""
    torch.manual_seed(7)
    model = Llama(Shape(len(tok)))
    opts = optimisers(model)
    path, steps, step = os.path.join(OUT, stage + ".pt"), STEPS[stage], 0
    if os.path.exists(path):
        state = torch.load(path)
        model.load_state_dict(state["model"])
        [o.load_state_dict(s) for o, s in zip(opts, state["opts"])]
        step = state["step"]
    elif stage in FROM:
        state = torch.load(os.path.join(OUT, FROM[stage] + ".pt"))
        model.load_state_dict(state["model"])
        [o.load_state_dict(s) for o, s in zip(opts, state["opts"])]
    if step >= steps:
        return model
    print(f"{stage}: {sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters, {len(tok)} tokens, step {step} of {steps}", file=log, flush=True)
    # a resumed run draws from a fresh stream: nothing is lost but exact equality with an unbroken one
    name = stage.removesuffix("-again")
    stream = batches.batches(tok, f"{stage} {step}", name, TOKENS)
    begun = saved = time.time()
    mean, seen = None, 0

    def save():
        torch.save(dict(model=model.state_dict(), opts=[o.state_dict() for o in opts], step=step), path + ".new")
        os.replace(path + ".new", path)
        if name in ABOUT:
            export(name, model, tok)

    model.train()
    while step < steps:
        factor = rate(stage, step, steps)
        for o, base in zip(opts, (MATRIX_RATE, OTHER_RATE)):
            for g in o.param_groups:
                g["lr"] = base * factor
        batch = next(stream)
        loss, said = loss_of(model, batch, 0.05 if stage == "trunk" and step < 800 else 0.0)
        model.zero_grad(set_to_none=False)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        [o.step() for o in opts]
        step += 1
        seen += batch[0].numel()
        mean = said if mean is None else 0.98 * mean + 0.02 * said
        if step % 50 == 0:
            t = time.time() - begun
            print(f"{stage} {step:5d}  loss {mean:.4f}  {t:6.0f} s  {seen / t:6.0f} tokens/s  {batch[0].shape[0]}x{batch[0].shape[1]}", file=log, flush=True)
        if time.time() - saved > EVERY:
            save()
            saved = time.time()
    save()
    return model


def export(stage, model, tok):
    os.makedirs(MODELS, exist_ok=True)
    path = os.path.join(MODELS, stage + ".gguf")
    gguf.save(path + ".new", model, tok, "tiny/" + stage, ABOUT[stage])
    os.replace(path + ".new", path)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--evaluate", action="store_true", help="evaluate the GGUF files, train nothing")
    args.add_argument("--only", choices=STAGES, help="train only this stage")
    args.add_argument("-n", type=int, default=1000, help="evaluation problems of each kind")
    a = args.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    os.makedirs(OUT, exist_ok=True)
    if not a.evaluate:
        tok = tokenizer()
        import sys
        for stage in [a.only] if a.only else STAGES:
            run(stage, tok, sys.stdout)
    if a.only:
        return
    import evaluate
    table = evaluate.table(MODELS, a.n)
    print(table)
    with open(os.path.join(HERE, "RESULTS.md"), "w", encoding="utf-8") as f:
        f.write(f"# Results\n\nMade by `python3 train.py --evaluate -n {a.n}`: greedy replies, problems that were never trained.\n" + table + "\n")


if __name__ == "__main__":
    main()
