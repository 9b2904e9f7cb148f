"""Writes and reads the GGUF files the engine and Ollama load: version 3, f16 matrices, f32 norms, tied output."""
import struct

import numpy as np
import torch

from model import Llama, Shape
from tokenizer import SPECIAL, Tokenizer

KINDS = {"u32": (4, "<I"), "i32": (5, "<i"), "f32": (6, "<f"), "bool": (7, "<?"), "u64": (10, "<Q")}
STRING, ARRAY, ALIGN = 8, 9, 32


def _string(s):
    b = s.encode("utf-8")
    return struct.pack("<Q", len(b)) + b


def _value(kind, v):
    if kind == "str":
        return struct.pack("<I", STRING) + _string(v)
    if kind.startswith("arr:"):
        k = kind[4:]
        body = b"".join(_string(x) for x in v) if k == "str" else b"".join(struct.pack(KINDS[k][1], x) for x in v)
        return struct.pack("<IIQ", ARRAY, STRING if k == "str" else KINDS[k][0], len(v)) + body
    return struct.pack("<I", KINDS[kind][0]) + struct.pack(KINDS[kind][1], v)


def write(path, meta, tensors):
    out = bytearray(b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(meta)))
    for key, (kind, v) in meta.items():
        out += _string(key) + _value(kind, v)
    at, blobs = 0, bytearray()
    for name, a in tensors.items():
        kind = {"float32": 0, "float16": 1}[str(a.dtype)]
        out += _string(name) + struct.pack("<I", a.ndim) + b"".join(struct.pack("<Q", d) for d in reversed(a.shape))
        out += struct.pack("<IQ", kind, at)
        blobs += a.tobytes()
        blobs += bytes(-len(blobs) % ALIGN)
        at = len(blobs)
    out += bytes(-len(out) % ALIGN)
    with open(path, "wb") as f:
        f.write(out + blobs)


def read(path):
    with open(path, "rb") as f:
        data, at = f.read(), 24
    assert data[:4] == b"GGUF"
    tensors, pairs = struct.unpack_from("<QQ", data, 8)

    def take(fmt):
        nonlocal at
        v = struct.unpack_from(fmt, data, at)
        at += struct.calcsize(fmt)
        return v[0]

    def string():
        nonlocal at
        n = take("<Q")
        at += n
        return data[at - n:at].decode("utf-8")

    formats = {code: fmt for code, fmt in KINDS.values()}

    def value(kind):
        if kind == STRING:
            return string()
        if kind == ARRAY:
            k, n = take("<I"), take("<Q")
            return [value(k) for _ in range(n)]
        return take(formats[kind])

    meta = {}
    for _ in range(pairs):
        key = string()
        meta[key] = value(take("<I"))
    infos = []
    for _ in range(tensors):
        name = string()
        dims = [take("<Q") for _ in range(take("<I"))]
        infos.append((name, tuple(reversed(dims)), take("<I"), take("<Q")))
    base = at + -at % ALIGN
    out = {}
    for name, shape, kind, offset in infos:
        dtype = np.float16 if kind == 1 else np.float32
        n = int(np.prod(shape))
        out[name] = np.frombuffer(data, dtype, n, base + offset).reshape(shape)
    return meta, out


def _interleave(w, heads):
    """Rows of q or k from halves (i, i + hd/2) to neighbours (2i, 2i + 1)."""
    hd = w.shape[0] // heads
    return w.reshape(heads, 2, hd // 2, -1).swapaxes(1, 2).reshape(w.shape)


def _halve(w, heads):
    hd = w.shape[0] // heads
    return w.reshape(heads, hd // 2, 2, -1).swapaxes(1, 2).reshape(w.shape)


def save(path, model, tok, name, description):
    s = model.shape
    n = sum(p.numel() for p in model.parameters())
    meta = {
        "general.architecture": ("str", "llama"), "general.name": ("str", name),
        "general.description": ("str", description), "general.license": ("str", "mit"),
        "general.size_label": ("str", f"{n / 1e6:.1f}M"), "general.file_type": ("u32", 1),
        "llama.context_length": ("u32", s.context), "llama.embedding_length": ("u32", s.width),
        "llama.block_count": ("u32", s.layers), "llama.feed_forward_length": ("u32", s.inner),
        "llama.attention.head_count": ("u32", s.heads), "llama.attention.head_count_kv": ("u32", s.heads),
        "llama.attention.layer_norm_rms_epsilon": ("f32", s.eps),
        "llama.rope.dimension_count": ("u32", s.width // s.heads), "llama.rope.freq_base": ("f32", s.base),
        "llama.vocab_size": ("u32", s.vocabulary),
        "tokenizer.ggml.model": ("str", "gpt2"), "tokenizer.ggml.pre": ("str", "qwen2"),
        "tokenizer.ggml.tokens": ("arr:str", tok.tokens),
        "tokenizer.ggml.token_type": ("arr:i32", [1] * (len(tok) - len(SPECIAL)) + [3] * len(SPECIAL)),
        "tokenizer.ggml.merges": ("arr:str", [" ".join(m) for m in tok.merges]),
        "tokenizer.ggml.bos_token_id": ("u32", tok.nothing), "tokenizer.ggml.eos_token_id": ("u32", tok.end),
        "tokenizer.ggml.padding_token_id": ("u32", tok.nothing), "tokenizer.ggml.add_bos_token": ("bool", False),
    }
    half = lambda x: x.detach().numpy().astype(np.float16)
    single = lambda x: x.detach().numpy().astype(np.float32)
    tensors = {"token_embd.weight": half(model.embed.weight), "output_norm.weight": single(model.norm.weight)}
    for i, b in enumerate(model.blocks):
        q, k, v = half(b.qkv.weight).reshape(3, s.width, s.width)
        gate, up = half(b.gate_up.weight).reshape(2, s.inner, s.width)
        p = f"blk.{i}."
        tensors |= {
            p + "attn_norm.weight": single(b.norm1.weight), p + "attn_q.weight": _interleave(q, s.heads),
            p + "attn_k.weight": _interleave(k, s.heads), p + "attn_v.weight": v, p + "attn_output.weight": half(b.out.weight),
            p + "ffn_norm.weight": single(b.norm2.weight), p + "ffn_gate.weight": gate, p + "ffn_up.weight": up,
            p + "ffn_down.weight": half(b.down.weight)}
    write(path, meta, tensors)


def load(path):
    """The model and tokenizer of a GGUF file, weights as rounded there."""
    meta, t = read(path)
    tok = Tokenizer([m.split(" ") for m in meta["tokenizer.ggml.merges"]])
    s = Shape(meta["llama.vocab_size"], meta["llama.embedding_length"], meta["llama.block_count"],
              meta["llama.attention.head_count"], meta["llama.feed_forward_length"], meta["llama.context_length"],
              meta["llama.rope.freq_base"], meta["llama.attention.layer_norm_rms_epsilon"])
    model = Llama(s)
    f = lambda *names: torch.from_numpy(np.concatenate([t[n].astype(np.float32) for n in names]))
    state = {"embed.weight": f("token_embd.weight"), "norm.weight": f("output_norm.weight")}
    for i in range(s.layers):
        p, q = f"blk.{i}.", f"blocks.{i}."
        qk = [torch.from_numpy(_halve(t[p + n].astype(np.float32), s.heads)) for n in ("attn_q.weight", "attn_k.weight")]
        state |= {q + "norm1.weight": f(p + "attn_norm.weight"), q + "norm2.weight": f(p + "ffn_norm.weight"),
                  q + "qkv.weight": torch.cat([*qk, f(p + "attn_v.weight")]), q + "out.weight": f(p + "attn_output.weight"),
                  q + "gate_up.weight": f(p + "ffn_gate.weight", p + "ffn_up.weight"), q + "down.weight": f(p + "ffn_down.weight")}
    model.load_state_dict(state)
    return model.eval(), tok
