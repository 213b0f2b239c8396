print("tseep")
