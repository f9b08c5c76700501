// Command upward is software for managing up; run "upward help".
package main

func main() {}
