def find_targets(text, masked=()): return ()
