#pragma once

#include <stdexcept>
#include <string>

// Expected trouble: becomes a JS Error with this code ("range": a RangeError, "aborted": the caller's own wish).
struct Failure : std::runtime_error {
    std::string code;

    Failure(std::string code, const std::string & message) : std::runtime_error(message), code(std::move(code)) {}
};
