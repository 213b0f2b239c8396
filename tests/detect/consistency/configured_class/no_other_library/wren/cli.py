def main():
    print("tseep")
