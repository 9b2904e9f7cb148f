package tiny_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"os/exec"
	"strings"
	"testing"

	"askance/session/chat/tiny"
	"askance/session/chat/tiny/gguf"
	"askance/session/chat/tiny/internal/sketch"
	"github.com/google/go-cmp/cmp"
	"github.com/ollama/ollama/api"
	"github.com/ollama/ollama/types/model"
)

func TestTheProgramHasThreeModelsAndTheyRun(t *testing.T) {
	c := builtIn(t).Client()
	list, err := c.List(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	var size int64
	for _, m := range list.Models {
		names = append(names, m.Name)
		size += m.Size
	}
	if want := []string{"tiny/asker:latest", "tiny/guesser:latest", "tiny/scorer:latest"}; !cmp.Equal(names, want) {
		t.Fatalf("models %v, want %v", names, want)
	}
	if size > 12_000_000 {
		t.Errorf("the models take %d bytes, 12 MB are allowed", size)
	}
	for _, name := range names {
		a := mustChat(t, c, &api.ChatRequest{Model: name, Options: greedy(60), Messages: user("Leo has 7 bags. Each bag holds 3 plums. How many plums does Leo have?")})
		if a.last.DoneReason != "stop" || strings.TrimSpace(a.text) == "" {
			t.Errorf("%s: %q, ended by %q", name, a.text, a.last.DoneReason)
		}
	}
}

func TestTheDefaultTransportIsOneServer(t *testing.T) {
	a, b := &http.Client{Transport: tiny.Default()}, &http.Client{Transport: tiny.Default()}
	if _, err := chat(api.NewClient(tiny.Base, a), &api.ChatRequest{Model: "tiny/asker"}); err != nil {
		t.Fatal(err)
	}
	running, err := api.NewClient(tiny.Base, b).ListRunning(context.Background())
	if err != nil || len(running.Models) != 1 {
		t.Errorf("loaded through one client, running for another: %v (%v)", running, err)
	}
}

func TestAModelIsDescribedByItsFile(t *testing.T) {
	file := sketch.File(sketch.Shape{})
	c := tiny.New(tiny.Model{Name: "tiny/sketch", GGUF: file}).Client()
	list, err := c.List(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(file)
	m := list.Models[0]
	if m.Digest != hex.EncodeToString(sum[:]) || m.Size != int64(len(file)) {
		t.Errorf("digest %s, size %d", m.Digest, m.Size)
	}
	want := api.ModelDetails{Format: "gguf", Family: "llama", Families: []string{"llama"}, ParameterSize: "27K", QuantizationLevel: "F16", ContextLength: 256, EmbeddingLength: 32}
	if diff := cmp.Diff(want, m.Details); diff != "" {
		t.Error(diff)
	}
	show, err := c.Show(context.Background(), &api.ShowRequest{Model: "tiny/sketch"})
	if err != nil {
		t.Fatal(err)
	}
	if !cmp.Equal(show.Capabilities, []model.Capability{"completion"}) || show.Template != tiny.Template ||
		show.ModelInfo["llama.context_length"] != 256.0 || show.ModelInfo["tokenizer.ggml.tokens"] != nil || len(show.Tensors) != 20 {
		t.Errorf("shown as %+v", show)
	}
	for _, line := range []string{"num_ctx                        256", `stop                           "<|im_end|>"`} {
		if !strings.Contains(show.Parameters, line) {
			t.Errorf("no %q in the parameters:\n%s", line, show.Parameters)
		}
	}
	verbose, err := c.Show(context.Background(), &api.ShowRequest{Model: "tiny/sketch", Verbose: true})
	if err != nil || verbose.ModelInfo["tokenizer.ggml.tokens"] == nil {
		t.Errorf("a verbose answer lacks the tokens (%v)", err)
	}
}

func TestTheVersionPassesForOneWithLogProbabilities(t *testing.T) {
	v, err := sketched(sketch.Shape{}).Client().Version(context.Background())
	if err != nil || v != tiny.Version || !strings.HasSuffix(v, "+tiny") {
		t.Errorf("version %q (%v)", v, err)
	}
}

func TestAModelIsLoadedOnFirstUseAndLetGoOnDemand(t *testing.T) {
	c := sketched(sketch.Shape{}).Client()
	running := func() (names []string) {
		list, err := c.ListRunning(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range list.Models {
			names = append(names, m.Name)
		}
		return names
	}
	if got := running(); got != nil {
		t.Errorf("before any use these are loaded: %v", got)
	}
	a := mustChat(t, c, &api.ChatRequest{Model: "tiny/sketch"})
	if a.last.DoneReason != "load" || !a.last.Done {
		t.Errorf("no messages: %+v", a.last)
	}
	if got := running(); !cmp.Equal(got, []string{"tiny/sketch:latest"}) {
		t.Errorf("loaded: %v", got)
	}
	a = mustChat(t, c, &api.ChatRequest{Model: "tiny/sketch", KeepAlive: &api.Duration{}})
	if a.last.DoneReason != "unload" || running() != nil {
		t.Errorf("unloading: %+v, loaded: %v", a.last, running())
	}
}

func TestABadFileIsAnErrorOfItsOwnModel(t *testing.T) {
	fields, tensors := sketch.Parts(sketch.Shape{})
	for about, file := range map[string][]byte{
		"a text":             []byte("version https://git-lfs.github.com/spec/v1"),
		"nothing":            nil,
		"cut":                sketch.File(sketch.Shape{})[:5000],
		"another tokenizer":  sketch.Write(append(fields[:13:13], sketch.Field{Key: "tokenizer.ggml.model", Value: "llama"}), tensors),
		"no tokenizer":       sketch.Write(fields[:13], tensors),
		"too few embeddings": sketch.Write(fields, append([]sketch.Tensor{{Name: "token_embd.weight", Shape: []int{32, 2}, Data: make([]float32, 64)}}, tensors[1:]...)),
	} {
		c := tiny.New(tiny.Model{Name: "tiny/bad", GGUF: file}, tiny.Model{Name: "tiny/good", GGUF: sketch.File(sketch.Shape{})}).Client()
		_, err := chat(c, &api.ChatRequest{Model: "tiny/bad", Messages: user("hi")})
		var status api.StatusError
		if !errors.As(err, &status) || status.StatusCode != http.StatusInternalServerError || !strings.Contains(err.Error(), "file") {
			t.Errorf("%s: got %v", about, err)
		}
		if _, err := chat(c, &api.ChatRequest{Model: "tiny/good", Messages: user("hi"), Options: greedy(3)}); err != nil {
			t.Errorf("%s: the other model says %v", about, err)
		}
		if _, err := c.List(context.Background()); err != nil {
			t.Errorf("%s: listing says %v", about, err)
		}
	}
}

// The script that creates the models in a real Ollama must say the same as this
// package.
func TestTheScriptWritesTheSameModelfile(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash to run .ci/ollama with")
	}
	got, err := exec.CommandContext(t.Context(), bash, "../../../.ci/ollama", "modelfile", "x.gguf").Output()
	if err != nil {
		t.Fatal(err)
	}
	models, err := tiny.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range models {
		f, err := gguf.Parse(m.GGUF)
		if err != nil {
			t.Fatal(err)
		}
		context, err := f.Int("llama.context_length")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tiny.Modelfile("x.gguf", context), string(got)); diff != "" {
			t.Errorf("%s: (-package +script)\n%s", m.Name, diff)
		}
	}
}
