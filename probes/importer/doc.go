// Package importer reads problem files of others, and probe files written by
// hand, and makes probes of them.
//
// Its opinion: a published gold is a claim. Every problem that can be solved is
// solved again, and the probe carries both: "published" is the file's own gold,
// "sufficient" what the solver finds, "forbidden" what the prompt says may not
// be asked about. Where they differ the probe says why; nothing is left out for
// it. A row that cannot be read is an error that names file, line and field,
// never a row less.
//
// The package reads one row at a time and keeps none. It copies no wording of a
// data set into this program: what it reads goes into the probes it returns.
package importer
