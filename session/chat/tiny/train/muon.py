"""Muon for the matrices, AdamW for the embedding and the norms.

Muon replaces the momentum of a matrix by the nearest orthogonal matrix (five Newton-Schulz steps), so that every
direction moves equally far. On these models it reaches the same loss in about half the steps, which is what counts on
one CPU core. Weight decay is needed: without it the weights grew until attention was saturated. Reference: Keller Jordan, https://kellerjordan.github.io/posts/muon/ ."""
import torch


def orthogonal(g):
    a, b, c = 3.4445, -4.7750, 2.0315
    x = g / (g.norm() + 1e-7)
    wide = x.shape[0] > x.shape[1]
    if wide:
        x = x.T
    for _ in range(5):
        y = x @ x.T
        x = a * x + (b * y + c * (y @ y)) @ x
    return x.T if wide else x


class Muon(torch.optim.Optimizer):
    def __init__(self, matrices, lr, momentum=0.95, decay=0.1):
        """`matrices` is a list of (parameter, rows): stacked matrices are treated `rows` rows at a time."""
        super().__init__([dict(params=[p], rows=rows) for p, rows in matrices], dict(lr=lr, momentum=momentum, decay=decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                if "momentum" not in state:
                    state["momentum"] = torch.zeros_like(p)
                m = state["momentum"]
                m.lerp_(p.grad, 1 - group["momentum"])
                g = p.grad.lerp(m, group["momentum"])
                p.mul_(1 - group["lr"] * group["decay"])
                for part, grad in zip(p.split(group["rows"]), g.split(group["rows"])):
                    scale = max(1, grad.shape[0] / grad.shape[1]) ** 0.5
                    part.add_(orthogonal(grad), alpha=-group["lr"] * scale)
