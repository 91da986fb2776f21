"""Picture files of any kind become emblems; all that decodes and draws them runs in the helper."""
