"""A file becomes accepted rows and refused rows."""
