"""The SQL of attention: `desk` is what agents read and where they are, `news` what customers have not seen."""
