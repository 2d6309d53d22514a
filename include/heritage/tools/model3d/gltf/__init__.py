"""glTF 2.0 and GLB: containers, tables, scenes, compressed geometry; Khronos's validator."""
