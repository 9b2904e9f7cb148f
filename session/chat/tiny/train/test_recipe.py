"""python3 -m unittest: the short cuts of the recipe give what the long way gives."""
import os
import random
import tempfile
import unittest

import torch

import batches
import dialogues
import gguf
import outside
import tokenizer
import world
from model import Llama, Shape, causal, greedy, log_probabilities
from tokenizer import Tokenizer, learn, words

torch.set_num_threads(1)


def small():
    r, counts = random.Random(3), {}
    for _ in range(300):
        for t in dialogues.sample(r, "asker")[0]:
            for w in words(t.text):
                counts[w] = counts.get(w, 0) + 1
    tok = Tokenizer(learn(counts, 150))
    torch.manual_seed(1)
    return Llama(Shape(len(tok), width=32, layers=2, heads=2, inner=48, context=512)), tok


def plain(model, ids):
    return model.logits(model.hidden(torch.tensor([ids]), torch.arange(len(ids))[None], causal(len(ids))))[0]


class Recipe(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model, cls.tok = small()

    def test_text_survives_the_tokenizer(self):
        r = random.Random(1)
        for _ in range(300):
            s = outside.noise(r)
            self.assertEqual(self.tok.decode(self.tok.encode(s)), s)

    def test_a_quote_never_merges_with_a_number(self):
        for s in ('"8"', '"56"<|im_end|>'):
            self.assertEqual([self.tok.tokens[i] for i in self.tok.encode(s)][0], '"')
            self.assertIn(self.tok.ids['"'], self.tok.encode(s)[2:])

    def test_a_branch_sees_what_it_would_see_alone(self):
        r, tried = random.Random(2), 0
        while tried < 20:
            ids, weights, positions, spans = batches.example(self.tok, r, "scorer")
            if not spans:
                continue
            tried += 1
            row = batches.collate([(ids, weights, positions, spans)])
            whole = self.model.hidden(row[0], row[2], row[3])[0]
            for start, end, leaves in spans:
                alone = ids[:leaves] + ids[start:end]
                want = self.model.hidden(torch.tensor([alone]), torch.arange(len(alone))[None], causal(len(alone)))[0]
                self.assertLess((whole[start:end] - want[leaves:]).abs().max().item(), 1e-4)

    def test_greedy_with_a_cache_is_greedy_without(self):
        r = random.Random(4)
        prompts = [self.tok.encode(dialogues.sample(r, "trunk")[0][0].text) for _ in range(5)]
        for p, got in zip(prompts, greedy(self.model, prompts, self.tok.end, 8)):
            ids = list(p)
            for _ in range(8):
                token = int(plain(self.model, ids)[-1].argmax())
                if token == self.tok.end:
                    break
                ids.append(token)
            self.assertEqual(got, ids[len(p):])

    def test_scores_of_many_texts_are_scores_of_each(self):
        p, texts = self.tok.encode('How many? "'), [self.tok.encode(t) for t in ('8"', '12"', '100"')]
        for t, got in zip(texts, log_probabilities(self.model, [p], [texts])[0]):
            lp = plain(self.model, p + t).log_softmax(-1)
            want = sum(float(lp[len(p) - 1 + k, x]) for k, x in enumerate(t))
            self.assertAlmostEqual(got, want, places=4)

    def test_a_gguf_file_brings_the_model_back(self):
        with tempfile.TemporaryDirectory() as d:
            path = os.path.join(d, "m.gguf")
            gguf.save(path, self.model, self.tok, "m", "a test")
            model, tok = gguf.load(path)
        self.assertEqual(tok.tokens, self.tok.tokens)
        ids = self.tok.encode("Leo has 7 bags.")
        self.assertLess((plain(model, ids) - plain(self.model, ids)).abs().max().item(), 0.01)

    def test_no_training_problem_is_an_evaluation_problem(self):
        r = random.Random(5)
        for k in range(400):
            turns, _ = dialogues.sample(r, ["trunk", "asker", "scorer"][k % 3])
            for t in turns:
                # lower-cased people are another name for a trained problem
                if t.problem and t.problem.slots["n"][0].isupper():
                    self.assertFalse(t.problem.in_evaluation() or t.problem.shape.held_out)

    def test_the_steps_of_a_chain_are_right(self):
        r = random.Random(6)
        for _ in range(500):
            a, op, b, c = dialogues.operation(r)
            self.assertEqual(c, {"x": a * b, "+": a + b, "-": a - b, "/": a / b if b else None}[op])


if __name__ == "__main__":
    unittest.main()
