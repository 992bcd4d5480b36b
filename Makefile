.PHONY: run test check fix demo bench
run: ; ./samenspel up
test: ; ./samenspel test
check: ; ./samenspel check
fix: ; ./samenspel fix
demo: ; ./samenspel demo
bench: ; ./samenspel bench
