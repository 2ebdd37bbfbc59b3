# ggml with its CPU variants. Only what stands here and in amx_tile_config.h goes into a variant: a change of anything
# else leaves those that are built already as they are (build/native-sources.mjs).

# Mends _tile_loadconfig of g++ 12, see the header.
string(APPEND CMAKE_C_FLAGS " -include \"${CMAKE_CURRENT_SOURCE_DIR}/amx_tile_config.h\"")
string(APPEND CMAKE_CXX_FLAGS " -include \"${CMAKE_CURRENT_SOURCE_DIR}/amx_tile_config.h\"")

set(BUILD_SHARED_LIBS ON CACHE BOOL "" FORCE)
# Explicit feature flags only: native code would die elsewhere, and AVX512-FP16 makes attention of head size 64 scalar.
set(GGML_NATIVE OFF CACHE BOOL "" FORCE)
# ggml's own threads: OpenMP's runtime would be one more library to ship, and its threads spin after each graph.
set(GGML_OPENMP OFF CACHE BOOL "" FORCE)
set(GGML_BACKEND_DL ON CACHE BOOL "" FORCE)
set(GGML_CPU_ALL_VARIANTS ON CACHE BOOL "" FORCE)
set(GGML_ALL_WARNINGS OFF CACHE BOOL "" FORCE)
# Matrix products that AMX does not take (all of them on AVX2, convolutions everywhere) by tinyBLAS: with AVX2 the encoder
# of base takes a fifth less time, with AMX a sixteenth.
set(GGML_LLAMAFILE ON CACHE BOOL "" FORCE)
set(GGML_METAL OFF CACHE BOOL "" FORCE)
set(GGML_BLAS OFF CACHE BOOL "" FORCE)

add_subdirectory(${WHISPER_CPP}/ggml ggml EXCLUDE_FROM_ALL)

# A name of its own: llama.cpp brings another libggml-base, and the loader tells libraries apart by name only.
set_target_properties(ggml-base PROPERTIES OUTPUT_NAME ggml-base-alfavoice)
set_property(TARGET ggml-base PROPERTY VERSION)
set_property(TARGET ggml-base PROPERTY SOVERSION)
