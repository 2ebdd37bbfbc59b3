#pragma once

#include <cstdint>
#include <functional>
#include <string>

// Writes `target` as whisper.cpp's quantize tool would: 2-D tensors to `type` (q8_0, q4_k, q5_k, q6_k), the rest as it is.
// progress: bytes of the source done and in all; it may throw to end the work.
// Throws Failure "bad_model", "range" (unknown type), "failed" (rows unfit for the type, disk).
void quantize_model(const std::string & source, const std::string & target, const std::string & type,
                    const std::function<void(int64_t done, int64_t total)> & progress);
