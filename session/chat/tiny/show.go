package tiny

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"askance/session/chat/tiny/gguf"
	"github.com/ollama/ollama/api"
	"github.com/ollama/ollama/format"
	"github.com/ollama/ollama/types/model"
)

var capabilities = []model.Capability{model.CapabilityCompletion}

func (s *Server) tags(w http.ResponseWriter, _ *http.Request) {
	list := api.ListResponse{Models: []api.ListModelResponse{}}
	for _, e := range s.engines {
		f, err := e.file()
		if err != nil {
			continue // what cannot be run is not offered; naming it tells why
		}
		list.Models = append(list.Models, api.ListModelResponse{
			Name: e.name.DisplayShortest(), Model: e.name.DisplayShortest(),
			ModifiedAt: trained(f), Size: int64(len(e.bytes)), Digest: e.digest(),
			Details: details(f), Capabilities: capabilities,
		})
	}
	reply(w, http.StatusOK, list)
}

func (s *Server) ps(w http.ResponseWriter, _ *http.Request) {
	list := api.ProcessResponse{Models: []api.ProcessModelResponse{}}
	for _, e := range s.engines {
		l := e.running()
		f, err := e.file()
		if l == nil || err != nil {
			continue
		}
		list.Models = append(list.Models, api.ProcessModelResponse{
			Name: e.name.DisplayShortest(), Model: e.name.DisplayShortest(),
			Size: l.net.Bytes() + l.pool.bytes(), Digest: e.digest(), Details: details(f),
			ExpiresAt: time.Now().Add(forever), ContextLength: l.net.Context,
		})
	}
	reply(w, http.StatusOK, list)
}

func (s *Server) show(w http.ResponseWriter, r *http.Request) {
	var req api.ShowRequest
	if err := decode(r, &req); err != nil {
		fail(w, http.StatusBadRequest, err)
		return
	}
	name := req.Model
	if name == "" {
		name = req.Name //lint:ignore SA1019 clients from before the field was renamed send it
	}
	e := s.find(name)
	if e == nil {
		status, err := missing(name, http.StatusBadRequest, errNoModel)
		fail(w, status, err)
		return
	}
	f, err := e.file()
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	d := details(f)
	reply(w, http.StatusOK, api.ShowResponse{
		Modelfile:  "# A model that is built into the program\n" + Modelfile(e.name.DisplayShortest(), d.ContextLength),
		Parameters: parameters(d.ContextLength), Template: Template,
		System: req.System, Details: d, ModelInfo: info(f, req.Verbose), Tensors: tensors(f),
		Capabilities: capabilities, ModifiedAt: trained(f),
	})
}

func details(f *gguf.File) api.ModelDetails {
	d := api.ModelDetails{Format: "gguf", ParameterSize: format.HumanNumber(f.Parameters())}
	if t, ok := f.Tensor("token_embd.weight"); ok {
		d.QuantizationLevel = t.Type.String()
	}
	d.Family, _ = f.String("general.architecture")
	d.Families = []string{d.Family}
	d.ContextLength, _ = f.Int(d.Family + ".context_length")
	d.EmbeddingLength, _ = f.Int(d.Family + ".embedding_length")
	return d
}

// trained is the day the file names as its own, the beginning of 1970 when it
// names none.
func trained(f *gguf.File) time.Time {
	day, _ := f.String("general.date")
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Unix(0, 0).UTC()
	}
	return t
}

// Modelfile is what makes a GGUF file behave in a real Ollama as it does here;
// from is the file's path, context the tokens it was made for.
func Modelfile(from string, context int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "FROM %s\nTEMPLATE \"\"\"%s\"\"\"\n", from, Template)
	for _, p := range Parameters(context) {
		fmt.Fprintf(&b, "PARAMETER %s\n", p)
	}
	return b.String()
}

func parameters(context int) string {
	var lines []string
	for _, p := range Parameters(context) {
		name, value, _ := strings.Cut(p, " ")
		if name == "stop" {
			value = fmt.Sprintf("%q", value)
		}
		lines = append(lines, fmt.Sprintf("%-30s %s", name, value))
	}
	return strings.Join(lines, "\n")
}

// longList is how many items of a list are shown unless all are asked for.
const longList = 5

func info(f *gguf.File, all bool) map[string]any {
	m := map[string]any{"general.parameter_count": f.Parameters()}
	for _, key := range f.Keys() {
		if key == "general.name" || key == "tokenizer.chat_template" {
			continue
		}
		v, _ := f.Value(key)
		if !all && long(v) {
			v = nil
		}
		m[key] = v
	}
	return m
}

func long(v any) bool {
	switch v := v.(type) {
	case []string:
		return len(v) > longList
	case []int32:
		return len(v) > longList
	case []uint32:
		return len(v) > longList
	case []float32:
		return len(v) > longList
	case []bool:
		return len(v) > longList
	}
	return false
}

func tensors(f *gguf.File) []api.Tensor {
	var out []api.Tensor
	for _, name := range f.TensorNames() {
		t, _ := f.Tensor(name)
		shape := make([]uint64, len(t.Shape))
		for i, d := range t.Shape {
			shape[i] = uint64(d)
		}
		out = append(out, api.Tensor{Name: name, Type: t.Type.String(), Shape: shape})
	}
	return out
}
