"""What every room speaks: errors, languages, TERYT codes, geodesy. Imports nothing of ours."""
