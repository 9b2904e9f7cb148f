"""A small llama: RMS norms, rotary positions, SwiGLU, tied output. PyTorch 1.13 on one CPU core is enough.

Rotary pairs are (i, i + hd/2) here, because slices of halves are fast; gguf.py reorders the rows of q and k to the
interleaved pairs that the llama architecture of GGUF means."""
import math
from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass
class Shape:
    vocabulary: int
    width: int = 128
    layers: int = 5
    heads: int = 4
    inner: int = 384
    context: int = 2048
    base: float = 10000.0
    eps: float = 1e-5


def rotate(x, cos, sin):
    a, b = x.chunk(2, -1)
    return torch.cat([a * cos - b * sin, b * cos + a * sin], -1)


class Norm(nn.Module):
    def __init__(self, d, eps):
        super().__init__()
        self.weight, self.eps = nn.Parameter(torch.ones(d)), eps

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.eps) * self.weight


class Block(nn.Module):
    def __init__(self, s):
        super().__init__()
        self.heads, self.hd = s.heads, s.width // s.heads
        self.norm1, self.norm2 = Norm(s.width, s.eps), Norm(s.width, s.eps)
        linear = lambda i, o: nn.Linear(i, o, bias=False)
        self.qkv, self.out = linear(s.width, 3 * s.width), linear(s.width, s.width)
        self.gate_up, self.down = linear(s.width, 2 * s.inner), linear(s.inner, s.width)

    def forward(self, x, cos, sin, mask, cache=None):
        n, t, d = x.shape
        y = self.qkv(self.norm1(x)).view(n, t, 3 * self.heads, self.hd)
        qk = rotate(y[:, :, :2 * self.heads], cos, sin).transpose(1, 2)
        q, k, v = qk[:, :self.heads], qk[:, self.heads:], y[:, :, 2 * self.heads:].transpose(1, 2)
        if cache is not None:
            k, v = cache(k, v)
        a = (q * (1 / math.sqrt(self.hd))) @ k.transpose(-1, -2) + mask
        x = x + self.out((a.softmax(-1) @ v).transpose(1, 2).reshape(n, t, d))
        g, u = self.gate_up(self.norm2(x)).chunk(2, -1)
        return x + self.down(F.silu(g) * u)


class Llama(nn.Module):
    def __init__(self, s):
        super().__init__()
        self.shape = s
        self.embed = nn.Embedding(s.vocabulary, s.width)
        self.blocks = nn.ModuleList(Block(s) for _ in range(s.layers))
        self.norm = Norm(s.width, s.eps)
        for name, p in self.named_parameters():
            if p.dim() > 1:
                residual = name.endswith(("out.weight", "down.weight"))
                nn.init.normal_(p, std=0.04 / (math.sqrt(2 * s.layers) if residual else 1))
        hd = s.width // s.heads
        angle = torch.arange(s.context)[:, None] * (s.base ** (-torch.arange(0, hd, 2) / hd))[None]
        self.cos, self.sin = angle.cos(), angle.sin()

    def hidden(self, tokens, positions, mask, caches=None):
        """tokens, positions [n, t]; mask is added to the attention scores."""
        cos, sin = self.cos[positions][:, :, None], self.sin[positions][:, :, None]
        x = self.embed(tokens)
        for i, b in enumerate(self.blocks):
            x = b(x, cos, sin, mask, caches[i] if caches else None)
        return self.norm(x)

    def logits(self, hidden):
        return hidden @ self.embed.weight.T


def causal(t):
    return torch.full((t, t), -1e9).triu(1)


class _Cache:
    """Keys and values of one layer; rows may have different lengths, so new ones are written at each row's own place."""

    def __init__(self, n, heads, room, hd):
        self.k, self.v = torch.zeros(n, heads, room, hd), torch.zeros(n, heads, room, hd)
        self.at = None

    def __call__(self, k, v):
        if self.at is None:
            self.k[:, :, :k.shape[2]], self.v[:, :, :v.shape[2]] = k, v
        else:
            rows = torch.arange(k.shape[0])
            self.k[rows, :, self.at], self.v[rows, :, self.at] = k[:, :, 0], v[:, :, 0]
        return self.k, self.v


@torch.no_grad()
def greedy(model, prompts, end, most=90):
    """The most likely continuation of every prompt up to `end`, all prompts at once."""
    s, n = model.shape, len(prompts)
    lengths = torch.tensor([len(p) for p in prompts])
    t = int(lengths.max())
    tokens = torch.zeros(n, t, dtype=torch.long)
    for i, p in enumerate(prompts):
        tokens[i, :len(p)] = torch.tensor(p)
    room = t + most
    caches = [_Cache(n, s.heads, room, s.width // s.heads) for _ in range(s.layers)]
    mask = torch.full((t, room), -1e9)
    mask[:, :t] = causal(t)
    h = model.hidden(tokens, torch.arange(t)[None].expand(n, t), mask, caches)
    last = model.logits(h[torch.arange(n), lengths - 1]).argmax(-1)
    out, done, places = [[] for _ in prompts], [False] * n, torch.arange(room)
    for _ in range(most):
        for i, token in enumerate(last.tolist()):
            done[i] = done[i] or token == end
            if not done[i]:
                out[i].append(token)
        if all(done):
            break
        for c in caches:
            c.at = lengths
        mask = torch.where(places[None] <= lengths[:, None], 0.0, -1e9)[:, None, None]
        h = model.hidden(last[:, None], lengths[:, None], mask, caches)
        last = model.logits(h[:, 0]).argmax(-1)
        lengths = lengths + 1
    return out


@torch.no_grad()
def log_probabilities(model, prompts, texts):
    """For each prompt the summed log-probability (nats) of each of its texts (token lists). The prompt is read once."""
    out = []
    for p, ts in zip(prompts, texts):
        # every text hangs on the prompt as a branch of its own and sees only the prompt and itself
        ids, pos, owner = list(p), list(range(len(p))), [0] * len(p)
        for k, t in enumerate(ts, 1):
            ids += t[:-1]
            pos += range(len(p), len(p) + len(t) - 1)
            owner += [k] * (len(t) - 1)
        own = torch.tensor(owner)
        mask = causal(len(ids)).masked_fill_((own[None] != 0) & (own[None] != own[:, None]), -1e9)
        lp = model.logits(model.hidden(torch.tensor([ids]), torch.tensor([pos]), mask)[0]).log_softmax(-1)
        at, sums = len(p), []
        for t in ts:
            rows = [len(p) - 1, *range(at, at + len(t) - 1)]
            sums.append(float(lp[rows, t].sum()))
            at += len(t) - 1
        out.append(sums)
    return out
