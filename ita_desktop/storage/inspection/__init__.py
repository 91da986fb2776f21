"""May a received file be trusted?"""
