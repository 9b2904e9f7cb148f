package report

import (
	"encoding/json"
	"fmt"
	"strings"

	"askance/probes/ambient"
	"askance/probes/clinical"
	"askance/probes/critical"
	"askance/probes/sharded"
	"askance/probes/tools"
	"askance/session"
	"askance/session/run"
	"askance/tui/page"
	"askance/tui/safe"
)

// A measure counts what one family of probes asks about beyond the table that
// every family has. A new one is a type in a file named after its family and a line
// in familyMeasures; the formulas live with the family, only the adding up and
// the printing here.
type measure interface {
	// add counts a dialogue that did not fail, in the order in which they end.
	add(*session.Probe, run.Dialogue)
	// sections returns the tables, none when there is nothing to say.
	sections() []section
}

// familyMeasures makes the measure of a family, by the family's name.
var familyMeasures = map[string]func() measure{
	ambient.Name:  func() measure { return &ambientMeasure{} },
	clinical.Name: func() measure { return &clinicalMeasure{} },
	critical.Name: func() measure { return &criticalMeasure{} },
	sharded.Name:  func() measure { return &shardedMeasure{} },
	tools.Name:    func() measure { return &toolsMeasure{} },
}

// A section is one table of a measure.
type section struct {
	name  string     // its key under "measures" of run --json, unique in the family
	title string     // one line above the table
	rows  [][]string // the first is the head; write makes the cells safe
	keys  int        // leading columns that name a row; 0 is one
	notes []string   // lines below it: what the numbers mean, n, chance
	value any        // what --json writes
}

// names is how many leading columns name a row.
func (s section) names() int { return max(1, s.keys) }

// safeRows makes all cells safe: models' names, kinds and categories come from
// servers and files.
func safeRows(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			out[i] = append(out[i], safe.Line(cell).String())
		}
	}
	return out
}

// Measures hands dialogues to the measures of their families.
type Measures struct {
	probes   map[string]*session.Probe
	families []string // in the order in which they first came
	measures map[string]measure
}

func gather(list []*session.Probe) *Measures {
	g := &Measures{probes: map[string]*session.Probe{}, measures: map[string]measure{}}
	for _, p := range list {
		g.probes[p.ID] = p
	}
	return g
}

// add counts d where its probe's family has a measure.
func (m *Measures) add(d run.Dialogue) {
	p := m.probes[d.Probe]
	if p == nil || d.Error != "" {
		return
	}
	family := p.Family
	if of, _, ok := strings.Cut(family, ":"); ok {
		family = of // "sharded:critical" is measured as sharded tasks are
	}
	of := m.measures[family]
	if of == nil {
		maker := familyMeasures[family]
		if maker == nil {
			return
		}
		of = maker()
		m.measures[family] = of
		m.families = append(m.families, family)
	}
	of.add(p, d)
}

// write prints the tables of all families.
func (m *Measures) write(b *page.Page) {
	for _, f := range m.families {
		for _, s := range m.measures[f].sections() {
			fmt.Fprintf(b, "\n %s · %s\n", safe.Line(f), s.title)
			b.Table(s.names(), safeRows(s.rows))
			for _, n := range s.notes {
				b.WriteString(" " + n + "\n")
			}
		}
	}
}

// MarshalJSON writes {family: {section: value}}.
func (m *Measures) MarshalJSON() ([]byte, error) {
	all := map[string]map[string]any{}
	for _, f := range m.families {
		all[f] = map[string]any{}
		for _, s := range m.measures[f].sections() {
			if s.value != nil {
				all[f][s.name] = s.value
			}
		}
	}
	return json.Marshal(all)
}
