"""Tax: codes and dated rates, the tax of every document, and the record a return is made from."""
