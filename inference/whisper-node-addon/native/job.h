// One piece of work on a thread of its own (libuv's four threads stay free), told to JavaScript as a promise.
#pragma once

#include <napi.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>

// Set from outside to make the work throw Failure "aborted".
using AbortFlagPointer = std::shared_ptr<std::atomic<bool>>;

// The running jobs of one JavaScript environment: when it ends, they are aborted and waited for.
class RunningJobs {
  public:
    void add(const AbortFlagPointer & flag);
    void remove(const AbortFlagPointer & flag);
    void abort_and_wait();

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::set<AbortFlagPointer> flags_;
};

using Progress = std::function<void(double done, double total)>;
// Makes the job's value, on the JavaScript thread.
using Deliver = std::function<Napi::Value(Napi::Env)>;
// Runs on the job's own thread. Throws Failure.
using Work = std::function<Deliver(const std::atomic<bool> & aborted, const Progress & progress)>;

// Returns {result: Promise, abort(): void}. on_progress may be empty.
Napi::Object start_job(Napi::Env env, const std::shared_ptr<RunningJobs> & running, Work work,
                       Napi::Function on_progress = {});

// A JS Error (RangeError for "range") with `code`.
Napi::Error to_js_error(Napi::Env env, const std::string & code, const std::string & message);
