#include "job.h"

#include "failure.h"

#include <string>
#include <thread>

namespace {

// Lives on the JavaScript thread, from start to settlement.
struct Ticket {
    Napi::Promise::Deferred deferred;
    Napi::FunctionReference on_progress;
};

// From the job's thread to the JavaScript thread.
using Message = std::function<void(Napi::Env, Ticket &)>;

void receive(napi_env env, napi_value, void * context, void * data) {
    const std::unique_ptr<Message> message(static_cast<Message *>(data));
    if (env == nullptr) {
        return;  // the environment is ending
    }
    const Napi::HandleScope scope(env);
    try {
        (*message)(env, *static_cast<Ticket *>(context));
    } catch (const Napi::Error & error) {
        // Only a progress callback can throw: an error of the caller's, reported as Node reports those.
        napi_fatal_exception(env, error.Value());
    }
}

void forget(napi_env, void * ticket, void *) { delete static_cast<Ticket *>(ticket); }

void send(napi_threadsafe_function channel, Message message) {
    auto * data = new Message(std::move(message));
    if (napi_call_threadsafe_function(channel, data, napi_tsfn_nonblocking) != napi_ok) {
        delete data;
    }
}

Message settle_failure(const std::string & code, const std::string & text) {
    return [code, text](Napi::Env env, Ticket & ticket) {
        ticket.deferred.Reject(to_js_error(env, code, text).Value());
    };
}

Message settle_value(Deliver deliver) {
    return [deliver = std::move(deliver)](Napi::Env env, Ticket & ticket) {
        try {
            ticket.deferred.Resolve(deliver(env));
        } catch (const Napi::Error & error) {
            ticket.deferred.Reject(error.Value());
        }
    };
}

Message run(const Work & work, const std::atomic<bool> & aborted, const Progress & progress) {
    try {
        return settle_value(work(aborted, progress));
    } catch (const Failure & failure) {
        return settle_failure(failure.code, failure.what());
    } catch (const std::bad_alloc &) {
        return settle_failure("failed", "Not enough memory");
    } catch (const std::exception & error) {
        return settle_failure("failed", error.what());
    }
}

Progress progress_over(napi_threadsafe_function channel, bool wanted) {
    if (!wanted) {
        return [](double, double) {};
    }
    return [channel](double done, double total) {
        send(channel, [done, total](Napi::Env env, Ticket & ticket) {
            ticket.on_progress.Call({Napi::Number::New(env, done), Napi::Number::New(env, total)});
        });
    };
}

}  // namespace

void RunningJobs::add(const AbortFlagPointer & flag) {
    const std::lock_guard<std::mutex> lock(mutex_);
    flags_.insert(flag);
}

void RunningJobs::remove(const AbortFlagPointer & flag) {
    const std::lock_guard<std::mutex> lock(mutex_);
    flags_.erase(flag);
    changed_.notify_all();
}

void RunningJobs::abort_and_wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (const AbortFlagPointer & flag : flags_) {
        *flag = true;
    }
    changed_.wait(lock, [this] { return flags_.empty(); });
}

Napi::Error to_js_error(Napi::Env env, const std::string & code, const std::string & message) {
    Napi::Error error = code == "range" ? static_cast<Napi::Error>(Napi::RangeError::New(env, message))
                                        : Napi::Error::New(env, message);
    error.Set("code", Napi::String::New(env, code));
    return error;
}

Napi::Object start_job(Napi::Env env, const std::shared_ptr<RunningJobs> & running, Work work,
                       Napi::Function on_progress) {
    auto * ticket = new Ticket{Napi::Promise::Deferred::New(env), {}};
    const bool wants_progress = !on_progress.IsEmpty();
    if (wants_progress) {
        ticket->on_progress = Napi::Persistent(on_progress);
    }
    const Napi::Promise promise = ticket->deferred.Promise();
    napi_threadsafe_function channel;
    const napi_status status = napi_create_threadsafe_function(
        env, nullptr, nullptr, Napi::String::New(env, "whisper job"), 0, 1, ticket, forget, ticket, receive, &channel);
    if (status != napi_ok) {
        delete ticket;
        throw Napi::Error::New(env);
    }
    const auto flag = std::make_shared<std::atomic<bool>>(false);
    running->add(flag);
    std::thread([running, flag, channel, wants_progress, work = std::move(work)]() mutable {
        Message message = run(work, *flag, progress_over(channel, wants_progress));
        work = nullptr;  // states and models it held are freed before the promise settles
        if (napi_call_threadsafe_function(channel, new Message(std::move(message)), napi_tsfn_nonblocking) != napi_closing) {
            napi_release_threadsafe_function(channel, napi_tsfn_release);
        }
        running->remove(flag);
    }).detach();

    Napi::Object job = Napi::Object::New(env);
    job.Set("result", promise);
    job.Set("abort", Napi::Function::New(env, [flag](const Napi::CallbackInfo &) { *flag = true; }, "abort"));
    return job;
}
