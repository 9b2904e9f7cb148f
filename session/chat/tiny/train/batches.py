"""Training examples as batches of about equally long rows.

The scoring branches of a dialogue are appended to its row: each continues at the position where it leaves the
dialogue, and sees the dialogue up to there and itself only. One reading of a dialogue so pays for several scores."""
import random

import numpy as np
import torch

import dialogues


def render(tok, turns):
    """Token ids and loss weights of a dialogue; a turn that is learned weighs on its content and its end mark."""
    ids, weights = [], []
    for t in turns:
        if t.role == "assistant":
            head, body = tok.encode("<|im_start|>assistant\n"), tok.encode(f"{t.text}<|im_end|>")
        else:
            head, body = tok.encode(f"<|im_start|>{t.role}\n{t.text}<|im_end|>"), []
        ids += head + body
        weights += [0.0] * len(head) + [t.learn] * len(body)
        ids += tok.encode("\n")
        weights.append(0.0)
    return ids, weights


def prompt(tok, messages):
    """What the chat template makes of (role, content) pairs, ready for the assistant's turn."""
    text = "".join(f"<|im_start|>{r}\n{c}<|im_end|>\n" for r, c in messages)
    return tok.encode(text + "<|im_start|>assistant\n")


def shared(a, b):
    n = min(len(a), len(b))
    return next((i for i in range(n) if a[i] != b[i]), n)


def example(tok, r, regime):
    """A row: ids, weights, positions, and (start, end, leaves the dialogue at) of each branch."""
    turns, hanging = dialogues.sample(r, regime)
    ids, weights = render(tok, turns)
    ids.pop(), weights.pop()
    positions, spans, stem = list(range(len(ids))), [], list(ids)
    for b in hanging:
        bi, bw = render(tok, b)
        bi.pop(), bw.pop()
        leaves = shared(stem, bi)
        if leaves == len(bi):
            continue
        spans.append((len(ids), len(ids) + len(bi) - leaves, leaves))
        ids += bi[leaves:]
        weights += bw[leaves:]
        positions += range(leaves, len(bi))
    return ids, weights, positions, spans


def batches(tok, seed, regime, tokens, longest=420, pool=384):
    """Endless batches of at most `tokens` places, from pools that are sorted by length so that little is padding."""
    r = random.Random(seed)
    while True:
        rows = []
        while len(rows) < pool:
            e = example(tok, r, regime)
            if len(e[0]) <= longest:
                rows.append(e)
        rows.sort(key=lambda e: len(e[0]))
        groups, group = [], []
        for e in reversed(rows):
            if group and (len(group) + 1) * len(group[0][0]) > tokens:
                groups.append(group)
                group = []
            group.append(e)
        groups.append(group)
        r.shuffle(groups)
        yield from map(collate, groups)


def collate(rows):
    n, t = len(rows), len(rows[0][0])
    ids, weights, positions = np.zeros((n, t), np.int64), np.zeros((n, t), np.float32), np.zeros((n, t), np.int64)
    hidden = np.triu(np.ones((t, t), bool), 1)
    branched = any(e[3] for e in rows)
    if branched:
        hidden = np.repeat(hidden[None], n, 0)
    for i, (x, w, p, spans) in enumerate(rows):
        ids[i, :len(x)], weights[i, :len(x)], positions[i, :len(x)] = x, w, p
        for start, end, leaves in spans:
            hidden[i, start:end, leaves:start] = True
    mask = np.where(hidden, np.float32(-1e9), np.float32(0))
    mask = torch.from_numpy(mask)
    lengths = torch.tensor([len(e[0]) for e in rows])
    return torch.from_numpy(ids), torch.from_numpy(weights), torch.from_numpy(positions), mask[:, None] if branched else mask, lengths
