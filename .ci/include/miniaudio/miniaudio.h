// A stand-in for miniaudio.h: just enough names for Ollama's audio helper to
// compile. Its decoder always fails, so a model that is given sound says that
// it cannot read it. The models tested here take text alone.
#pragma once
#include <stddef.h>

typedef unsigned long long ma_uint64;
typedef int ma_result;
typedef enum { ma_format_unknown = 0, ma_format_f32 = 5 } ma_format;
typedef struct { int unused; } ma_decoder_config;
typedef struct { int unused; } ma_decoder;

#define MA_SUCCESS 0
#define MA_ERROR (-1)

static inline ma_decoder_config ma_decoder_config_init(ma_format, unsigned, unsigned) { return ma_decoder_config{0}; }
static inline ma_result ma_decoder_init_memory(const void *, size_t, const ma_decoder_config *, ma_decoder *) { return MA_ERROR; }
static inline ma_result ma_decoder_get_length_in_pcm_frames(ma_decoder *, ma_uint64 *) { return MA_ERROR; }
static inline ma_result ma_decoder_read_pcm_frames(ma_decoder *, void *, ma_uint64, ma_uint64 *) { return MA_ERROR; }
static inline ma_result ma_decoder_uninit(ma_decoder *) { return MA_SUCCESS; }
