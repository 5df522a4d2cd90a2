### Operations with personal data, and the register of processing by hand.

operations-column = Operation
