from cancu.app import main

main()
