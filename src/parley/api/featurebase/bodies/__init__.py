"""Bodies on the way in: JSON, forms and the files they bring; what is at fault in them is named as they name it."""
